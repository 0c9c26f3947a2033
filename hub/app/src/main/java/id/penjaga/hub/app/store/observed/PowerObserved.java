package id.penjaga.hub.app.store.observed;

import id.penjaga.hub.app.store.power.GensetFuel;
import id.penjaga.hub.app.store.power.LoggedOutage;
import id.penjaga.hub.app.store.power.PowerRoom;
import id.penjaga.hub.app.store.power.RoomPower;
import id.penjaga.hub.app.store.readings.PendingReadings;
import id.penjaga.hub.app.store.work.Observing.Scene;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.fuel.FuelLedger;
import id.penjaga.hub.core.outage.OutageText;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.text.Bilingual;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The outage of a case, and the fuel of generators (PWR-06, PWR-12).
final class PowerObserved {
  /// An outage that began longer ago is not the one a case is about.
  private static final Duration LATELY = Duration.ofDays(14);

  private final RoomPower power;
  private final List<PowerRoom> places;
  private final Instant now;
  private final Tongues tongues;

  private PowerObserved(RoomPower power, List<PowerRoom> places, Instant now, Tongues tongues) {
    this.power = power;
    this.places = places;
    this.now = now;
    this.tongues = tongues;
  }

  static PowerObserved of(Scene scene, PendingReadings pending, Instant now) throws SQLException {
    return new PowerObserved(
        new RoomPower(
            scene.session(), pending, scene.standing().calendar(), scene.standing().people()),
        PowerRoom.all(scene.session(), scene.standing().rooms()),
        now,
        Tongues.of(scene.standing().people().zone()));
  }

  /// The latest outage of the room; null when nothing is known of one.
  @Nullable Value outage(Map<String, Value> subject) throws SQLException {
    Value room = subject.get("room");
    String key = room == null ? "" : room.plain();
    for (PowerRoom place : places) {
      if (!place.is(key)) {
        continue;
      }
      List<LoggedOutage> lately =
          power.outages(place, now.minus(LATELY), now.plusMillis(1), now).outages();
      LoggedOutage last =
          lately.isEmpty() ? null : power.outage(place, lately.getLast().record().start(), now);
      if (last != null) {
        List<String> id = OutageText.of(last.record(), tongues.indonesian());
        List<String> en = OutageText.of(last.record(), tongues.english());
        List<Bilingual> lines = new ArrayList<>();
        for (int i = 0; i < id.size(); i++) {
          lines.add(new Bilingual(id.get(i), en.get(i)));
        }
        return Observed.lines(lines);
      }
    }
    return null;
  }

  Value fuel() throws SQLException {
    List<Bilingual> lines = new ArrayList<>();
    for (Item item : power.gensets()) {
      GensetFuel fuel = power.fuel(item, places, now);
      FuelLedger ledger = fuel.ledger();
      if (ledger == null || !ledger.known()) {
        lines.add(RegisterObserved.fuel(item, tongues));
      }
      if (ledger != null) {
        lines.add(tongues.say(speech -> item.label() + ": " + told(ledger, speech)));
      }
    }
    if (lines.isEmpty()) {
      lines.add(
          new Bilingual(
              "Perkiraan bahan bakar tidak mungkin: belum ada genset pada register. Catat genset"
                  + " beserta isi tangki dan konsumsinya.",
              "No fuel estimate is possible: no generator is registered. Register it with its tank"
                  + " and its consumption."));
    }
    return Observed.lines(lines);
  }

  private static String told(FuelLedger ledger, Speech speech) {
    Duration lasts = ledger.lasts();
    if (lasts == null) {
      return speech.say(
          "isi tangki belum pernah diukur; ukur dan catat pada halaman bahan bakar.",
          "the level was never measured; measure it and write it down on the fuel page.");
    }
    Instant empty = ledger.emptyAt();
    Instant warn = ledger.warnAt();
    String left =
        speech.number(ledger.level(), 2)
            + speech.say(" L, cukup untuk ", " L, lasts ")
            + speech.minutes(lasts.toMinutes());
    return empty == null || warn == null
        ? left + "."
        : left
            + speech.say("; habis ", "; empty at ")
            + OutageText.clock(empty, speech)
            + speech.say(", isi sebelum ", ", refill before ")
            + OutageText.clock(warn, speech)
            + " "
            + speech.zoneName(empty)
            + ".";
  }
}
