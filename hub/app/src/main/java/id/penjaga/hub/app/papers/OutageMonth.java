package id.penjaga.hub.app.papers;

import id.penjaga.hub.app.office.power.Power;
import id.penjaga.hub.app.store.power.LoggedOutage;
import id.penjaga.hub.app.store.power.PowerRoom;
import id.penjaga.hub.app.store.power.RoomPower;
import id.penjaga.hub.core.outage.OutageText;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.MonthAnnex;
import id.penjaga.hub.core.paper.PaperPart.Column;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The power outages of a month in all rooms (PWR-14).
///
/// @param outages by their start
/// @param dips how many short ones
public record OutageMonth(List<LoggedOutage> outages, int dips) {
  public OutageMonth {
    outages = List.copyOf(outages);
  }

  public static OutageMonth of(Power power, Instant from, Instant until) {
    List<LoggedOutage> all = new ArrayList<>();
    int dips = 0;
    for (PowerRoom place : power.places()) {
      RoomPower.Told told = power.outages(place, from, until);
      all.addAll(told.outages());
      dips += told.dips().size();
    }
    all.sort(Comparator.comparing(one -> one.record().start()));
    return new OutageMonth(all, dips);
  }

  /// How long all of them were; those that last, up to now.
  public Duration length() {
    return outages.stream().map(one -> one.record().length()).reduce(Duration.ZERO, Duration::plus);
  }

  public long inHours() {
    return outages.stream().filter(one -> one.responsible().inHours()).count();
  }

  /// Litres filled in during outages.
  public double litres() {
    return outages.stream().mapToDouble(LoggedOutage::litres).sum();
  }

  /// Those that are over, for the monthly report of the room.
  List<MonthAnnex.Outage> annex() {
    List<MonthAnnex.Outage> all = new ArrayList<>();
    for (LoggedOutage one : outages) {
      Instant end = one.record().end();
      if (end != null) {
        all.add(
            new MonthAnnex.Outage(
                number(one), one.record().start(), end, one.responsible().inHours(), one.litres()));
      }
    }
    return all;
  }

  /// The number of its case, or what tells that there is none.
  public static String number(LoggedOutage one) {
    return one.about() == 0 ? "–" : one.number().isEmpty() ? "#" + one.about() : one.number();
  }

  /// The outages, and what they add up to.
  public List<Listing> listings(People people, Speech speech) {
    return List.of(
        new Listing(
            "",
            List.of(
                new Column(speech.say("Berkas", "Case"), 5),
                new Column(speech.say("Ruang", "Room"), 4),
                new Column(speech.say("Terdeteksi", "Sensed"), 6),
                new Column(speech.say("Dicatat", "Recorded"), 6),
                new Column(speech.say("PLN pulih", "PLN back"), 6),
                new Column(speech.say("Lama", "Length"), 5),
                new Column(speech.say("Jam kerja", "Working hours"), 3),
                new Column(speech.say("Pencatat", "Recorder"), 6),
                new Column(speech.say("Genset setelah", "Generator after"), 4),
                new Column(speech.say("Diisi (L)", "Refilled (L)"), 3, true)),
            outages.stream().map(one -> row(one, people, speech)).toList()),
        new Listing(
            speech.say("Jumlah", "Total"),
            List.of(
                new Column(speech.say("Pemadaman", "Outages"), 4, true),
                new Column(speech.say("Lama seluruhnya", "Total length"), 6),
                new Column(speech.say("Pada jam kerja", "In working hours"), 4, true),
                new Column(speech.say("Di luar jam kerja", "Outside"), 4, true),
                new Column(speech.say("Diisi (L)", "Refilled (L)"), 4, true),
                new Column(speech.say("Kedip", "Dips"), 3, true)),
            List.of(
                List.of(
                    Integer.toString(outages.size()),
                    OutageText.length(length(), speech),
                    Long.toString(inHours()),
                    Long.toString(outages.size() - inHours()),
                    speech.number(litres(), 2),
                    Integer.toString(dips)))));
  }

  private static List<String> row(LoggedOutage one, People people, Speech speech) {
    Person recorder = people.person(one.recorder());
    Duration delay = one.record().gensetDelay();
    return List.of(
        number(one),
        one.place().name(),
        one.record().sensed() ? second(one.record().start(), speech) : "–",
        second(one.record().recordedStart(), speech),
        one.record().end() == null
            ? speech.say("belum", "not yet")
            : second(one.record().end(), speech),
        OutageText.length(one.record().length(), speech),
        one.responsible().inHours() ? speech.say("ya", "yes") : speech.say("tidak", "no"),
        recorder == null ? "–" : recorder.name(),
        delay == null ? "–" : OutageText.length(delay, speech),
        speech.number(one.litres(), 2));
  }

  private static String second(@Nullable Instant at, Speech speech) {
    return at == null
        ? "–"
        : speech.date(at) + " " + OutageText.clock(at, speech) + " " + speech.zoneName(at);
  }
}
