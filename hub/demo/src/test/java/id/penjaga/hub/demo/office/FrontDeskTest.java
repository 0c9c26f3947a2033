package id.penjaga.hub.demo.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.peers.JournalTeller;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.device.sim.PlayedRoom;
import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.office.CaseFilter;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.office.visit.HolderNames;
import id.penjaga.hub.app.roster.RosterKeys;
import id.penjaga.hub.app.roster.RosterSender;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.web.room.LateRoom;
import id.penjaga.hub.app.web.room.StoredOrders;
import id.penjaga.hub.app.web.room.StoredRoom;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.visit.HeldBadge;
import id.penjaga.hub.core.visit.Visit;
import id.penjaga.hub.core.visit.VisitStanding;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder that is kept: each desk here is the reception of another start of the demo.
@DisplayName("The reception of the demo")
class FrontDeskTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final Instant NOW = Instant.parse("2026-09-15T03:30:00Z");
  private static final PointId DOOR = new PointId("door.main");
  private static final BadgeId BADGE = new BadgeId("0b".repeat(16));

  @TempDir Path data;
  @TempDir Path secrets;
  private final PastClock clock = new PastClock(NOW);
  private final JournalTeller journal =
      new JournalTeller(new DeviceId(SimulatedOffice.DEVICE), "0123456789abcdef");
  private final LateRoom room = new LateRoom();
  private RosterKeys keys;
  private Store store;
  private Office office;

  @BeforeEach
  void begin() throws Exception {
    Definitions definitions = DefinitionFolder.read(Path.of("../../config").toAbsolutePath());
    new SimulatedOffice(definitions, ZONE, () -> false).begin(data, "kata sandi uji", NOW);
    keys = RosterKeys.in(secrets.resolve("keys"));
    OfficeStart start = new OfficeStart(definitions, ZONE, clock, KeepTimes.USUAL);
    Threads threads = new Threads(Throwable::printStackTrace);
    store = Store.open(data, clock, threads, start.beginning());
    office = start.open(store);
    HubLink unused = new HubLink(BrokerSettings.plain("tcp://127.0.0.1:1", "hub"), store, threads);
    room.open(
        new StoredRoom(
            store, unused, new HolderNames(Map.of(), office.visits()::called, clock::uptimeMs)),
        StoredOrders.over(store, unused));
  }

  @AfterEach
  void close() {
    store.close();
  }

  /// The reception of a start, some seconds into it.
  private void start() {
    try (FrontDesk desk = new FrontDesk(office, room, keys, clock)) {
      desk.open();
      desk.look();
      desk.look();
    }
  }

  private List<VisitStanding> open() {
    return office.visits().standing(clock.now(), clock.now()).stream()
        .filter(one -> one.visit().isOpen())
        .toList();
  }

  private void later(Duration time) {
    clock.set(clock.now().plus(time));
  }

  private void door(JournalEvent event) {
    heard(journal.next(clock.now(), event));
  }

  private void door(Moment at, JournalEvent event) {
    heard(journal.next(at, event));
  }

  private void heard(JournalTeller.Told told) {
    assertTrue(store.offer(new Message.Journal(told.record(), told.payload(), true)));
    store.actions().write(_ -> true).join();
  }

  /// A chapter of the story with this office: each second the reception looks, and the hub sends
  /// the door what has changed.
  private PlayedRoom chapter(String title) throws Exception {
    PlayedRoom played = PlayedRoom.withRoster(NOW, keys::digest, this::door);
    List<byte[]> parts = new ArrayList<>();
    RosterSender sender =
        new RosterSender(
            keys,
            office,
            now -> office.visits().permits(now),
            Map::of,
            () -> List.of(status(played.rosterVersion())),
            (_, part) -> parts.add(part),
            (_, _) -> {});
    try (FrontDesk desk = new FrontDesk(office, room, keys, clock)) {
      played.onCall(desk::told);
      desk.open();
      Duration end = played.play(title);
      for (Duration at = Duration.ZERO; at.compareTo(end) < 0; at = at.plusSeconds(1)) {
        played.until(at);
        clock.set(NOW.plus(at));
        desk.look();
        sender.turn(clock.now());
        if (!parts.isEmpty()) {
          played.roster(joined(parts));
          parts.clear();
        }
      }
    }
    return played;
  }

  private static Roster joined(List<byte[]> payloads) throws Exception {
    List<Roster.Part> parts = new ArrayList<>();
    for (byte[] payload : payloads) {
      parts.add(Codec.readRosterPart(payload));
    }
    return Roster.join(parts);
  }

  private static StateMessage.Status status(long roster) {
    return new StateMessage.Status(
        new DeviceId(SimulatedOffice.DEVICE),
        true,
        "1.0",
        "simulated",
        true,
        "0123456789abcdef",
        1,
        null,
        null,
        null,
        List.of(),
        roster);
  }

  @Test
  @DisplayName(
      "ACC-22 VIS-11: who stays too long is asked after, gets more time, leaves, and is written"
          + " down")
  void theTechnicianStaysTooLong() throws Exception {
    PlayedRoom played = chapter("A technician stays");
    assertEquals(List.of("+OVERSTAY", "-OVERSTAY"), played.alarms());
    assertEquals(List.of("+staff-1", "+visitor-4", "-visitor-4", "-staff-1"), played.passages());
    assertEquals(Set.of(), played.inside());
    List<JournalEvent> left = new ArrayList<>(played.of(JournalEvent.AlarmCleared.class));
    left.addAll(played.of(JournalEvent.PersonLeft.class));
    left.sort(Comparator.comparing(played.records()::indexOf));
    assertTrue(left.getFirst() instanceof JournalEvent.AlarmCleared, "the time ends the alarm");
    AlarmLine.Filter all = new AlarmLine.Filter(null, "OVERSTAY", false, Long.MAX_VALUE, 10);
    assertEquals(
        List.of(FrontDesk.OFFICER),
        store.queries().alarms(all).stream().map(AlarmLine::acknowledgedBy).toList());
    Visit visit =
        open().stream()
            .map(VisitStanding::visit)
            .filter(one -> one.work().startsWith("UPS"))
            .findFirst()
            .orElseThrow();
    assertEquals(List.of("VIS-P3"), visit.waiting(), "minutes written, the room is watched");
    Instant until = visit.until();
    assertTrue(until != null && until.isAfter(clock.now()), "it was given more time");
  }

  @Test
  @DisplayName("ACC-14: a badge that is lost is refused as blocked, and lets in again once found")
  void aBadgeIsLost() throws Exception {
    PlayedRoom played = chapter("A spare badge is lost");
    assertEquals(List.of(), played.alarms());
    assertEquals(
        List.of(DenialReason.BLOCKED),
        played.of(JournalEvent.AccessDenied.class).stream()
            .map(JournalEvent.AccessDenied::reason)
            .toList());
    assertEquals(List.of("+administrator-1b", "-administrator-1b"), played.passages());
    assertEquals(Set.of(), played.inside());
    assertEquals(
        List.of("lost", "blocked", "issued"),
        office.holdings().file(HeldBadge.REGISTER, "K-03").orElseThrow().log().reversed().stream()
            .flatMap(entry -> entry.facts().stream())
            .filter(Fact.ItemMoved.class::isInstance)
            .map(fact -> ((Fact.ItemMoved) fact).state())
            .toList());
  }

  @Test
  @DisplayName("INC-26 ACC-20: the fire alarm opens one case of the alarm")
  void theFireAlarm() throws Exception {
    PlayedRoom played = chapter("The fire alarm");
    assertEquals(List.of("+EMERGENCY_RELEASE", "-EMERGENCY_RELEASE"), played.alarms());
    CaseFilter alarms = new CaseFilter("ALARM", null, null, "", null);
    assertEquals(1, office.cases(alarms, 10).size());
  }

  @Test
  @DisplayName(
      "A visit that is open is taken over, ended when its people left, and confirmed later")
  void takesOver() throws Exception {
    start();
    start();
    Visit first = open().getFirst().visit();
    assertEquals(1, open().size());
    assertTrue(first.guests().stream().allMatch(Visit.Guest::bound), first.guests()::toString);
    door(
        new JournalEvent.PersonEntered(
            DOOR, BADGE, "visitor-1", Certainty.SEEN, first.permit(), null));
    later(Duration.ofMinutes(5));
    door(new JournalEvent.PersonLeft(DOOR, BADGE, "visitor-1", Certainty.SEEN));
    start();
    assertEquals(
        List.of(List.of("VIS-P3"), List.of("VIS-P3", "VIS-E6D")),
        open().stream().map(one -> one.visit().waiting()).toList());
    later(Duration.ofMinutes(62));
    start();
    assertEquals(1, open().size(), "the first one is confirmed");
    assertTrue(open().getFirst().visit().about() > first.about());
  }

  @Test
  @DisplayName("A visit nobody came to gives the badges back when its time is over")
  void nobodyCame() {
    start();
    long first = open().getFirst().visit().about();
    later(Duration.ofHours(3));
    start();
    assertEquals(1, open().size());
    Visit second = open().getFirst().visit();
    assertTrue(second.about() > first);
    assertTrue(second.guests().stream().allMatch(Visit.Guest::bound), second.guests()::toString);
  }
}
