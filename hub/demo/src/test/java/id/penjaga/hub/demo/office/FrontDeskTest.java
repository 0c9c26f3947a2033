package id.penjaga.hub.demo.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.roster.RosterKeys;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.visit.Visit;
import id.penjaga.hub.core.visit.VisitStanding;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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
  private String previous = JournalRecord.GENESIS;
  private long told;
  private RosterKeys keys;
  private Store store;
  private Office office;

  @BeforeEach
  void begin() throws Exception {
    Definitions definitions = DefinitionFolder.read(Path.of("../../config").toAbsolutePath());
    new SimulatedOffice(definitions, ZONE, () -> false).begin(data, "kata sandi uji", NOW);
    keys = RosterKeys.in(secrets.resolve("keys"));
    OfficeStart start = new OfficeStart(definitions, ZONE, clock, KeepTimes.USUAL);
    store = Store.open(data, clock, new Threads(Throwable::printStackTrace), start.beginning());
    office = start.open(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /// The reception of a start, some seconds into it.
  private void start() {
    try (FrontDesk desk = new FrontDesk(office, keys, clock)) {
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

  private void door(JournalEvent event) throws Exception {
    Position before = told == 0 ? null : new Position(1, told);
    byte[] body =
        Codec.journalBody(
            new DeviceId(SimulatedOffice.DEVICE),
            "0123456789abcdef",
            new Position(1, ++told),
            before,
            new Moment(told * 1_000, clock.wallMs(), ClockQuality.NTP),
            event,
            previous);
    previous = Codec.sha256(body, body.length);
    byte[] payload = Codec.seal(body, previous);
    assertTrue(store.offer(new Message.Journal(Codec.readJournal(payload), payload, true)));
    store.actions().write(_ -> true).join();
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
