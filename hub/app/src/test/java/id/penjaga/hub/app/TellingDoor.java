package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Unit;
import id.penjaga.device.peers.JournalTeller;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A device with two doors that tells a hub of badges.
final class TellingDoor {
  static final DeviceId DEVICE = new DeviceId("room-1");
  static final PointId DOOR = new PointId("door.main");
  static final PointId OTHER = new PointId("door.rear");
  private static final PointId READER = new PointId("reader.in");
  private static final String LOG = "00000000000000aa";

  private final Store store;
  private final JournalTeller journal = new JournalTeller(DEVICE, LOG);

  TellingDoor(Store store) {
    this.store = store;
    store.hear(
        new StateMessage.Status(
            DEVICE,
            true,
            "0.1",
            "sim",
            true,
            LOG,
            1,
            now(Duration.ZERO),
            null,
            null,
            List.of(door(DOOR), door(OTHER))),
        false);
  }

  private static PointInfo door(PointId door) {
    return new PointInfo(door, PointKind.DOOR, Unit.STATE, "Pintu", "Door", 0, null);
  }

  private static Moment now(Duration ago) {
    Instant at = Instant.now().minus(ago);
    return new Moment(at.toEpochMilli() - 1_700_000_000_000L, at.toEpochMilli(), ClockQuality.NTP);
  }

  /// The badge of a number, as the register and the records have it.
  static BadgeId badge(int number) {
    return new BadgeId("%08x".formatted(number).repeat(4));
  }

  private static String holder(int number) {
    return "badge-%08x".formatted(number);
  }

  void refuses(int badge, DenialReason why) throws Exception {
    refuses(DOOR, badge, why, Duration.ZERO);
  }

  void refuses(PointId door, int badge, DenialReason why, Duration ago) throws Exception {
    tells(
        new JournalEvent.AccessDenied(door, READER, Direction.IN, badge(badge), holder(badge), why),
        ago);
  }

  void letsIn(int badge) throws Exception {
    tells(
        new JournalEvent.AccessGranted(DOOR, READER, Direction.IN, badge(badge), holder(badge)),
        Duration.ZERO);
  }

  void sawLeaving(int badge) throws Exception {
    tells(new JournalEvent.PersonLeft(DOOR, badge(badge), holder(badge)), Duration.ZERO);
  }

  private void tells(JournalEvent event, Duration ago) {
    JournalTeller.Told told = journal.next(now(ago), event);
    assertTrue(store.offer(new Message.Journal(told.record(), told.payload(), true)));
    store.actions().write(_ -> true).join();
  }
}
