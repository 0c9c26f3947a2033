package id.penjaga.hub.app.web;

import id.penjaga.hub.app.office.power.Power;
import id.penjaga.hub.app.office.power.UpsNow;
import id.penjaga.hub.app.store.power.GensetFuel;
import id.penjaga.hub.app.store.power.LoggedOutage;
import id.penjaga.hub.app.store.power.PowerRoom;
import id.penjaga.hub.app.store.power.RoomPower;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.fuel.FuelRules;
import id.penjaga.hub.core.outage.Outages;
import id.penjaga.hub.core.outage.PowerFact;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The power of one room, in memory.
final class PowerFake implements Power {
  final PowerRoom place = new PowerRoom("R1", "Ruang <server>", Set.of("room-1"), Set.of("R1", ""));
  final List<LoggedOutage> outages = new ArrayList<>();
  final List<Outages.Dip> dips = new ArrayList<>();
  final List<PowerFact.Temperature> temperatures = new ArrayList<>();
  List<PowerFact.Shutdown> shutdowns = List.of();
  List<UpsNow> ups = List.of();
  List<GensetFuel> gensets = List.of();
  final List<FuelRules.Wanted> asked = new ArrayList<>();
  String responsible = "";

  @Override
  public List<PowerRoom> places() {
    return List.of(place);
  }

  @Override
  public RoomPower.Told outages(PowerRoom of, Instant from, Instant until) {
    return new RoomPower.Told(
        outages.stream()
            .filter(one -> !one.record().start().isBefore(from))
            .filter(one -> one.record().start().isBefore(until))
            .toList(),
        dips);
  }

  @Override
  public @Nullable LoggedOutage outage(String room, Instant start) {
    return outages.stream()
        .filter(one -> one.place().id().equals(room) && one.record().start().equals(start))
        .findFirst()
        .orElse(null);
  }

  @Override
  public @Nullable LoggedOutage open(PowerRoom of) {
    return outages.stream().filter(one -> one.record().open()).findFirst().orElse(null);
  }

  @Override
  public List<PowerFact.Temperature> temperatures(PowerRoom of, Instant from, Instant until) {
    return temperatures;
  }

  @Override
  public List<PowerFact.Shutdown> shutdowns(PowerRoom of, Instant from, Instant until) {
    return shutdowns;
  }

  @Override
  public List<UpsNow> upsNow(PowerRoom of) {
    return ups;
  }

  @Override
  public List<GensetFuel> gensets() {
    return gensets;
  }

  @Override
  public Answer tell(String id, long person, String genset, FuelRules.Wanted wanted) {
    asked.add(wanted);
    var problems =
        FuelRules.judge(wanted, null, responsible, Set.of(), Instant.parse("2026-11-24T02:00:00Z"));
    return problems.isEmpty()
        ? new Answer.Stored(
            new Entry(
                9,
                Instant.EPOCH,
                Instant.EPOCH,
                new By.Human(person, ""),
                id,
                new Subject(Subject.Kind.ITEM, "genset/" + genset),
                List.of(),
                "",
                ""),
            0,
            false)
        : new Answer.Refused(
            new Decision.Refused(
                Decision.Reason.FORM, new Bilingual("Perbaiki.", "Correct it."), problems));
  }

  @Override
  public String responsible() {
    return responsible;
  }

  @Override
  public void round(Instant now) {}
}
