package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.store.rooms.DeviceLine;
import id.penjaga.hub.app.store.rooms.Occupant;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomActionsTest {
  private static final PointId DOOR = new PointId("door.main");
  private static final PointId BACK = new PointId("door.back");
  private static final BadgeId BADGE = new BadgeId("0123456789abcdef0123456789abcdef");
  private static final BadgeId OTHER = new BadgeId("1123456789abcdef0123456789abcdef");

  @TempDir Path folder;
  private OpenStore hub;
  private final Teller room = new Teller("room-1", "00000000000000aa");

  @BeforeEach
  void open() {
    hub = new OpenStore(folder);
    hub.give(room.born(null, null));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  @DisplayName("F11 An exit without a badge makes those who came in by that door uncertain")
  void anExitWithoutABadge() {
    hub.give(
        entered(0, DOOR, BADGE, "P-7"),
        entered(0, BACK, OTHER, "P-8"),
        room.journal(5000, new JournalEvent.DoorOpened(DOOR, null, true)));
    assertEquals(Certainty.PRESUMED, inside("P-7").certainty());
    assertEquals("EXIT", inside("P-7").doubt());
    assertEquals(Teller.START_MS + 5000, inside("P-7").knownMs());
    assertEquals(Certainty.SEEN, inside("P-8").certainty());
    hub.give(entered(9000, DOOR, BADGE, "P-7"));
    assertEquals(Certainty.SEEN, inside("P-7").certainty(), "seen again");
    hub.give(room.journal(9500, new JournalEvent.ExitRequested(DOOR, true)));
    assertEquals(Certainty.PRESUMED, inside("P-7").certainty(), "pressed at the open door");
  }

  @Test
  @DisplayName("F11 A forced or held door makes those who came in by it uncertain")
  void forcedAndHeld() {
    hub.give(
        entered(0, DOOR, BADGE, "P-7"),
        entered(0, BACK, OTHER, "P-8"),
        room.journal(1000, new JournalEvent.DoorOpened(DOOR, null)),
        room.journal(
            1000,
            new JournalEvent.AlarmRaised(AlarmKind.DOOR_HELD_OPEN, BACK, Severity.WARNING, null)));
    assertEquals("FORCED", inside("P-7").doubt());
    assertEquals("HELD", inside("P-8").doubt());
  }

  @Test
  @DisplayName("F11 Striking a person off needs a reason and is recorded")
  void strikingOff() {
    hub.give(entered(0, DOOR, BADGE, "P-7"));
    assertThrows(
        IllegalArgumentException.class,
        () -> hub.store.actions().strikeOff(room.device, BADGE, "Sari", " "));
    assertTrue(hub.store.actions().strikeOff(room.device, BADGE, "Sari", "seen at home").join());
    assertEquals(List.of(), hub.store.queries().inside());
    var event = hub.store.queries().hubEvents(room.device, 10).getFirst();
    assertEquals("STRUCK_OFF", event.type());
    assertEquals("P-7", event.subject());
    assertEquals("Sari", event.actor());
    assertEquals("seen at home", event.reason());
    assertFalse(hub.store.actions().strikeOff(room.device, BADGE, "Sari", "again").join());
  }

  @Test
  @DisplayName("F37 A hole in the journal and another card make everyone inside uncertain")
  void holesMakeUncertain() {
    hub.give(entered(0, DOOR, BADGE, "P-7"));
    room.journal(1000, new JournalEvent.PersonLeft(DOOR, BADGE, "P-7"));
    Message.Journal after = room.journal(2000, new JournalEvent.DoorClosed(DOOR, 1000));
    hub.give(room.born(after.record().position(), null), after);
    assertEquals("HOLE", inside("P-7").doubt());
    hub.give(entered(3000, DOOR, BADGE, "P-7"));
    hub.give(new Teller("room-1", "00000000000000bb").born(null, null));
    assertEquals("NEW_LOG", inside("P-7").doubt());
  }

  @Test
  @DisplayName("F17 Two logs of one name that alternate raise an alarm that names both")
  void twoDevicesOfOneName() {
    Teller other = new Teller("room-1", "00000000000000bb");
    hub.give(other.born(null, null));
    assertNull(standing("DEVICE_DUPLICATE"), "a new card");
    hub.give(room.born(null, null));
    AlarmLine alarm = standing("DEVICE_DUPLICATE");
    assertNotNull(alarm);
    assertEquals("00000000000000bb, 00000000000000aa", alarm.detail());
    hub.clock.pass(700_000);
    hub.hear(room.health(700_000, 0));
    assertNull(standing("DEVICE_DUPLICATE"), "one of them is gone");
  }

  @Test
  @DisplayName("F17 A new card, and a card that is put back a day later, are no second device")
  void aNewCardIsNoSecondDevice() {
    hub.give(new Teller("room-1", "00000000000000bb").born(null, null));
    hub.clock.pass(86_400_000);
    hub.give(room.born(null, null));
    assertNull(standing("DEVICE_DUPLICATE"));
  }

  @Test
  @DisplayName("F21 A record that differs from the one held at its place is an alarm")
  void aForkIsAnAlarm() {
    Teller copy = new Teller("room-1", "00000000000000aa");
    hub.give(room.journal(0, new JournalEvent.DoorClosed(DOOR, 1)));
    assertNull(standing("LOG_FORKED"));
    hub.give(copy.journal(0, new JournalEvent.DoorClosed(DOOR, 2)));
    assertEquals("00000000000000aa 1/1", standingNow("LOG_FORKED").detail());
    hub.give(new Teller("room-1", "00000000000000cc").born(null, null));
    assertNull(standing("LOG_FORKED"), "the device began a new log");
  }

  @Test
  @DisplayName("F21 A record at a place that the log has passed empty is an alarm")
  void aRecordInThePast() {
    hub.give(room.journal(0, new JournalEvent.DoorClosed(DOOR, 1)));
    room.restart();
    room.restart();
    hub.give(room.journal(0, new JournalEvent.DoorClosed(DOOR, 2)));
    Teller restored = new Teller("room-1", "00000000000000aa");
    restored.lastJournal = new Position(1, 1);
    restored.restart();
    hub.give(restored.journal(0, new JournalEvent.DoorClosed(DOOR, 3)));
    assertEquals("00000000000000aa 2/1", standingNow("LOG_FORKED").detail());
  }

  @Test
  @DisplayName("F21 A device born in an epoch that the hub has passed is an alarm at once")
  void bornInThePast() {
    room.restart();
    hub.give(room.journal(0, new JournalEvent.DoorClosed(DOOR, 1)));
    hub.give(new Teller("room-1", "00000000000000aa").born(null, null));
    assertNotNull(standing("LOG_FORKED"));
  }

  @Test
  @DisplayName("F21 A repetition from a hole or of a deleted record is no fork")
  void knownGapsAreNoForks() {
    Message.Journal first = room.journal(0, new JournalEvent.DoorClosed(DOOR, 1));
    Message.Journal lost = room.journal(0, new JournalEvent.DoorClosed(DOOR, 2));
    Message.Journal third = room.journal(0, new JournalEvent.DoorClosed(DOOR, 3));
    hub.give(first, room.born(third.record().position(), null), third, lost);
    assertNull(standing("LOG_FORKED"));
    hub.run("DELETE FROM journal WHERE sequence = 1");
    hub.give(first);
    assertNull(standing("LOG_FORKED"));
  }

  @Test
  @DisplayName(
      "F42 A retired device has no open alarms, keeps its history, and is heard if it speaks")
  void retiring() {
    hub.give(
        room.journal(
            0,
            new JournalEvent.AlarmRaised(
                AlarmKind.WATER_LEAK, new PointId("leak.floor"), Severity.CRITICAL, null)),
        entered(0, DOOR, BADGE, "P-7"));
    hub.hear(room.born(null, null).status());
    hub.clock.pass(200_000);
    hub.store.watch(true);
    hub.give();
    assertNotNull(standing("DEVICE_OFFLINE"));
    List<String> topics = hub.store.actions().retire(room.device, "Sari", "room was closed").join();
    assertEquals(List.of("penjaga/v1/room-1/state/status"), topics);
    assertNull(standing("DEVICE_OFFLINE"));
    assertNull(standing("WATER_LEAK"));
    assertEquals(1, hub.count("SELECT COUNT(*) FROM alarm WHERE remark = 'RETIRED'"));
    assertEquals(List.of(), hub.store.queries().inside());
    assertEquals(List.of(), hub.store.live().links());
    assertEquals(2, hub.count("SELECT COUNT(*) FROM journal"), "history stays");
    assertEquals("Sari", device().retiredBy());
    hub.restart();
    hub.store.hear(room.born(null, null).status(), true); // what a broker had kept
    hub.clock.pass(200_000);
    hub.store.watch(true);
    hub.give();
    assertNull(standing("DEVICE_OFFLINE"));
    assertNull(device().spokeMs());
    hub.give(room.journal(9000, new JournalEvent.DoorClosed(DOOR, 1)));
    assertNotNull(device().spokeMs());
    assertNotNull(standing("RETIRED_SPEAKS"));
    assertTrue(hub.store.actions().reinstate(room.device, "Sari").join());
    assertNull(device().retiredMs());
    assertNull(standing("RETIRED_SPEAKS"));
    hub.hear(room.born(null, null).status());
    assertEquals(1, hub.store.live().links().size());
  }

  private DeviceLine device() {
    return hub.store.queries().devices().getFirst();
  }

  private Occupant inside(String holder) {
    return hub.store.queries().inside().stream()
        .filter(person -> person.holder().equals(holder))
        .findFirst()
        .orElseThrow();
  }

  private AlarmLine standingNow(String kind) {
    AlarmLine alarm = standing(kind);
    assertNotNull(alarm);
    return alarm;
  }

  private @Nullable AlarmLine standing(String kind) {
    return hub
        .store
        .queries()
        .alarms(new AlarmLine.Filter(new DeviceId("room-1"), kind, false, Long.MAX_VALUE, 10))
        .stream()
        .filter(AlarmLine::standing)
        .findFirst()
        .orElse(null);
  }

  private Message.Journal entered(long ms, PointId door, BadgeId badge, String holder) {
    return room.journal(ms, new JournalEvent.PersonEntered(door, badge, holder));
  }
}
