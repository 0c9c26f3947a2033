package id.penjaga.hub.demo.work;

import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceId;
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
import java.time.Instant;
import java.util.List;

/// The door of a room as a hub hears it, without a broker between.
final class DoorTeller {
  static final PointId DOOR = new PointId("door.main");
  private static final DeviceId DEVICE = new DeviceId("room-1");
  private static final String LOG = "00000000000000aa";

  private final Store store;
  private final JournalTeller journal = new JournalTeller(DEVICE, LOG);

  DoorTeller(Store store, Instant now) {
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
            at(now),
            null,
            null,
            List.of(
                new PointInfo(
                    DOOR, PointKind.DOOR, Unit.STATE, "Pintu utama", "Main door", 0, null))),
        false);
  }

  private static Moment at(Instant now) {
    return new Moment(now.toEpochMilli() / 1_000, now.toEpochMilli(), ClockQuality.NTP);
  }

  /// A badge by its label, as the register and the records have it.
  static BadgeId badge(String label) {
    return new BadgeId("%08x".formatted(label.hashCode()).repeat(4));
  }

  void sawLeaving(String label, Instant now) {
    BadgeId badge = badge(label);
    tells(new JournalEvent.PersonLeft(DOOR, badge, "badge-" + badge.digest().substring(0, 8)), now);
  }

  private void tells(JournalEvent event, Instant now) {
    JournalTeller.Told told = journal.next(at(now), event);
    assertTrue(store.offer(new Message.Journal(told.record(), told.payload(), true)));
  }
}
