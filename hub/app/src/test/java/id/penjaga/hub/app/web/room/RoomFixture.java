package id.penjaga.hub.app.web.room;

import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.CommandMessage;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.StateMessage.Quality;
import id.penjaga.device.messages.Unit;
import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.peers.JournalTeller;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.office.visit.HolderNames;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.view.TileView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A real store and the room over it, with a clock of the test's own.
abstract class RoomFixture {
  static final DeviceId DEVICE = new DeviceId("room-1");
  static final PointId TEMPERATURE = new PointId("room.temperature");
  static final PointId DOOR = new PointId("door.main");
  static final BadgeId BADGE = new BadgeId("0123456789abcdef0123456789abcdef");
  static final String LOG = "00000000000000aa";
  static final long START = 1_763_690_400_000L;
  static final Limits BAND = new Limits(20, 22, 0.3, 0, 0, "003 B.2.a", 20, 22);

  @TempDir Path folder;
  final AtomicLong ms = new AtomicLong(7_200_000);
  Store store;
  StoredRoom room;
  HubLink link;
  private final JournalTeller journal = new JournalTeller(DEVICE, LOG);
  final List<CommandMessage> sent = new ArrayList<>();
  final List<String> cleared = new ArrayList<>();

  /// What the register of badges calls pseudonyms; null while the office is not open.
  @Nullable Map<String, String> registered = Map.of();

  final HolderNames names =
      new HolderNames(Map.of("p-7", "Sari Dewi"), this::registered, () -> ms.get());

  private Map<String, String> registered() {
    if (registered == null) {
      throw new StoreException("the office is not open");
    }
    return registered;
  }

  @BeforeEach
  void open() {
    HubClock clock =
        new HubClock() {
          @Override
          public long wallMs() {
            return START + ms.get();
          }

          @Override
          public long uptimeMs() {
            return ms.get();
          }
        };
    store = Store.open(NewTables.in(folder), clock, new Threads(Throwable::printStackTrace));
    link =
        new HubLink(BrokerSettings.plain("tcp://127.0.0.1:1", "test"), store, new Threads(_ -> {}));
    room = new StoredRoom(store, link, names);
    StateMessage.Status born =
        new StateMessage.Status(
            DEVICE,
            true,
            "0.1",
            "sim",
            true,
            LOG,
            1,
            moment(),
            null,
            null,
            List.of(
                new PointInfo(
                    TEMPERATURE,
                    PointKind.TEMPERATURE,
                    Unit.CELSIUS,
                    "Suhu ruang",
                    "Room temperature",
                    30_000,
                    BAND,
                    null,
                    0.3),
                new PointInfo(DOOR, PointKind.DOOR, Unit.STATE, "Pintu", "Door", 0, null)));
    store.live().hear(born, true);
    give(new Message.Born(born, true));
  }

  @AfterEach
  void close() {
    store.close();
  }

  Moment moment() {
    return new Moment(ms.get(), START + ms.get(), ClockQuality.NTP);
  }

  void give(Message message) {
    assertTrue(store.offer(message));
    store.actions().write(_ -> true).join();
  }

  void journal(JournalEvent event) {
    JournalTeller.Told told = journal.next(moment(), event);
    give(new Message.Journal(told.record(), told.payload(), true));
  }

  void hear(Quality quality, @Nullable Measure measure, @Nullable MissReason why) {
    store
        .live()
        .hear(new StateMessage.Point(DEVICE, TEMPERATURE, moment(), quality, measure, why), true);
  }

  TileView temperature() {
    return room.room().tiles().stream()
        .filter(t -> t.point().equals(TEMPERATURE))
        .findFirst()
        .orElseThrow();
  }

  void pass(Duration time) {
    ms.addAndGet(time.toMillis());
  }

  void phase(StateMessage.AlarmPhase phase) {
    store
        .live()
        .hear(
            new StateMessage.Alarm(
                DEVICE,
                AlarmKind.TEMP_HIGH,
                TEMPERATURE,
                Severity.WARNING,
                phase,
                false,
                moment(),
                null),
            true);
  }

  void heartbeat(long aheadMs) {
    Moment at = new Moment(ms.get(), START + ms.get() + aheadMs, ClockQuality.NTP);
    store.live().hear(new StateMessage.Health(DEVICE, at, 0, 0, 0, 1_000_000, true, 1, 0, 0), true);
  }
}
