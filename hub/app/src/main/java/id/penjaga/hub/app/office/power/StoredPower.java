package id.penjaga.hub.app.office.power;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.live.HubAlarm;
import id.penjaga.hub.app.store.power.FuelDesk;
import id.penjaga.hub.app.store.power.GensetFuel;
import id.penjaga.hub.app.store.power.LoggedOutage;
import id.penjaga.hub.app.store.power.PowerRoom;
import id.penjaga.hub.app.store.power.RoomPower;
import id.penjaga.hub.app.store.readings.PendingReadings;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.store.sql.Patience;
import id.penjaga.hub.app.store.work.Standing;
import id.penjaga.hub.core.fuel.FuelLedger;
import id.penjaga.hub.core.fuel.FuelRules;
import id.penjaga.hub.core.outage.OutageText;
import id.penjaga.hub.core.outage.PowerFact;
import id.penjaga.hub.core.outage.Responsible;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Shift;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Power over the store.
public final class StoredPower implements Power {
  private final Store store;
  private final Supplier<Standing> standing;

  public StoredPower(Store store, Supplier<Standing> standing) {
    this.store = store;
    this.standing = standing;
  }

  private <T> T ask(RoomPower.Question<T> question) {
    Standing now = standing.get();
    return store
        .reads()
        .in(session ->
            question.ask(
                new RoomPower(session, store.pending(), now.calendar(), now.people()),
                PowerRoom.all(session, now.rooms())));
  }

  private Instant now() {
    return Instant.ofEpochMilli(store.clock().wallMs());
  }

  @Override
  public List<PowerRoom> places() {
    return ask((_, places) -> places);
  }

  @Override
  public RoomPower.Told outages(PowerRoom place, Instant from, Instant until) {
    return ask((power, _) -> power.outages(place, from, until, now()));
  }

  private record Found(@Nullable LoggedOutage outage) {}

  @Override
  public @Nullable LoggedOutage outage(String room, Instant start) {
    return ask(
            (power, places) -> {
              for (PowerRoom place : places) {
                if (place.id().equals(room)) {
                  return new Found(power.outage(place, start, now()));
                }
              }
              return new Found(null);
            })
        .outage();
  }

  @Override
  public @Nullable LoggedOutage open(PowerRoom place) {
    return ask((power, _) -> new Found(power.lasting(place, now()))).outage();
  }

  @Override
  public List<PowerFact.Temperature> temperatures(PowerRoom place, Instant from, Instant until) {
    return ask((power, _) -> power.temperatures(place, from, until));
  }

  @Override
  public List<PowerFact.Shutdown> shutdowns(PowerRoom place, Instant from, Instant until) {
    return ask((power, _) -> power.shutdowns(place, from, until));
  }

  @Override
  public List<UpsNow> upsNow(PowerRoom place) {
    Map<String, List<UpsNow.Reading>> all = new LinkedHashMap<>();
    for (String device : new TreeSet<>(place.devices())) {
      DeviceId id = new DeviceId(device);
      Map<PointId, PendingReadings.Latest> latest = store.queries().latest(id);
      for (PointInfo point : store.queries().points(id)) {
        String name = point.point().name();
        if (!ups(point.kind(), name)) {
          continue;
        }
        int dot = name.lastIndexOf('.');
        PendingReadings.Latest value = latest.get(point.point());
        all.computeIfAbsent(
                device + "/" + (dot < 0 ? name : name.substring(0, dot)), _ -> new ArrayList<>())
            .add(
                new UpsNow.Reading(
                    device,
                    name,
                    point.kind(),
                    point.unit(),
                    new Bilingual(point.labelId(), point.labelEn()),
                    value == null ? null : value.value(),
                    value == null ? null : Instant.ofEpochMilli(value.wallMs())));
      }
    }
    return all.entrySet().stream().map(one -> new UpsNow(one.getKey(), one.getValue())).toList();
  }

  private static boolean ups(PointKind kind, String name) {
    return switch (kind) {
      case UPS_ON_BATTERY, UPS_LOW_BATTERY, UPS_FAULT, UPS_VALUE -> true;
      default -> name.startsWith("ups.");
    };
  }

  @Override
  public List<GensetFuel> gensets() {
    Instant now = now();
    return ask((power, places) -> {
      List<GensetFuel> all = new ArrayList<>();
      for (Item item : power.gensets()) {
        all.add(power.fuel(item, places, now));
      }
      return all;
    });
  }

  @Override
  public Answer tell(String id, long person, String genset, FuelRules.Wanted wanted) {
    String responsible = responsible();
    return Patience.await(
        store
            .actions()
            .work((work, _) ->
                new FuelDesk(work).record(id, person, genset, wanted, responsible, now())));
  }

  @Override
  public String responsible() {
    for (PowerRoom place : places()) {
      LoggedOutage open = open(place);
      if (open != null) {
        return role(open);
      }
    }
    return "";
  }

  /// Who took it over answers for it (PWR-04).
  private static String role(LoggedOutage outage) {
    return outage.taker() == 0 ? outage.responsible().role() : People.DUTY_OFFICER;
  }

  @Override
  public void round(Instant now) {
    if (ask((power, _) -> power.gensets()).isEmpty()) {
      return;
    }
    List<AlarmLine> standing =
        store
            .queries()
            .alarms(new AlarmLine.Filter(null, HubAlarm.FUEL_LOW.name(), false, Long.MAX_VALUE, 20))
            .stream()
            .filter(AlarmLine::standing)
            .toList();
    Set<DeviceId> low = new HashSet<>();
    for (PowerRoom place : places()) {
      LoggedOutage open = open(place);
      GensetFuel fuel = open == null ? null : low(place);
      if (open != null && fuel != null) {
        DeviceId device = alarming(place);
        if (low.add(device) && standing.stream().noneMatch(one -> one.device().equals(device))) {
          warn(device, open, fuel);
        }
      }
    }
    standing.stream()
        .map(AlarmLine::device)
        .distinct()
        .filter(device -> !low.contains(device))
        .forEach(
            device -> Patience.await(store.actions().hubAlarm(device, HubAlarm.FUEL_LOW, false)));
  }

  /// Where the alarm of a room stands: at one of its devices, or at the hub's own place.
  private static DeviceId alarming(PowerRoom place) {
    return place.devices().isEmpty()
        ? HubAlarm.SELF
        : new DeviceId(new TreeSet<>(place.devices()).getFirst());
  }

  private record Low(@Nullable GensetFuel fuel) {}

  /// The first generator of a room whose fuel runs out; null for none.
  private @Nullable GensetFuel low(PowerRoom place) {
    Instant now = now();
    return ask(
            (power, places) -> {
              for (Item item : power.gensets(place)) {
                GensetFuel fuel = power.fuel(item, places, now);
                FuelLedger ledger = fuel.ledger();
                if (ledger != null && ledger.low()) {
                  return new Low(fuel);
                }
              }
              return new Low(null);
            })
        .fuel();
  }

  /// Raises the alarm and tells whoever answers for the outage, before the chain does.
  private void warn(DeviceId device, LoggedOutage open, GensetFuel low) {
    FuelLedger ledger = low.ledger();
    Instant empty = ledger == null ? null : ledger.emptyAt();
    if (empty == null) {
      return;
    }
    Standing now = standing.get();
    String role = role(open);
    List<Long> people =
        open.taker() != 0
            ? List.of(open.taker())
            : role.equals(Responsible.STAFF)
                ? now.people().persons().stream()
                    .map(person -> person.id())
                    .filter(person -> now.people().roles(person, now()).contains(role))
                    .toList()
                : now.people().shifts().stream()
                    .filter(shift -> shift.covers(now()))
                    .map(Shift::person)
                    .distinct()
                    .toList();
    Speech speech = new Speech("id", now.people().zone());
    Patience.await(
        store
            .actions()
            .tell(
                device,
                HubAlarm.FUEL_LOW,
                low.item().label()
                    + ", "
                    + OutageText.clock(empty, speech)
                    + " "
                    + speech.zoneName(empty),
                role,
                people));
  }
}
