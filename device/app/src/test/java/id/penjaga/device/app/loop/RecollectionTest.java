package id.penjaga.device.app.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.ChatterRules;
import id.penjaga.device.core.Effect;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.Remembered;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.Transition;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.OccurrenceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A room that recalls only what the recollection kept behaves as one that recalls the whole
/// journal.
class RecollectionTest {
  private static final PointId READER = new PointId("reader.in");
  private static final List<PointId> DOORS =
      List.of(new PointId("door.main"), new PointId("door.rear"));
  private static final List<BadgeId> BADGES =
      List.of(new BadgeId("a".repeat(32)), new BadgeId("b".repeat(32)));

  private final List<JournalRecord> journal = new ArrayList<>();
  private RoomController whole = RoomController.of(rules());
  private RoomController recalled = whole;
  private int starts;
  private long uptime;
  private long startedWallMs = 1_700_000_000_000L;
  private long sequence;

  @Test
  @DisplayName("PWR-16 who badged at an open door after a restart is not forgotten by the next")
  void aGrantBetweenTwoRestartsIsKept() {
    start(whole());
    contact(DOORS.getFirst(), false);
    badge(0);
    contact(DOORS.getFirst(), true);
    start(whole());
    badge(0);
    start(whole());
    contact(DOORS.getFirst(), true);
    assertTrue(
        journal.getLast().event() instanceof JournalEvent.PersonEntered,
        () -> String.valueOf(journal.getLast().event()));
  }

  @Test
  @DisplayName("PWR-16 whatever happened, the recollection leads to the same room")
  void whateverHappenedTheSameRoomIsRecalled() {
    for (int seed = 1; seed <= 400; seed++) {
      journal.clear();
      starts = 0;
      Random random = new Random(seed);
      Recollection kept = new Recollection();
      start(kept);
      for (int i = 0; i < 60; i++) {
        int what = random.nextInt(15);
        uptime += random.nextInt(4) == 0 ? 12_000 : 500;
        if (what < 4) {
          badge(random.nextInt(BADGES.size()));
        } else if (what < 6) {
          lost(DOORS.get(random.nextInt(2)));
        } else if (what < 10) {
          contact(DOORS.get(random.nextInt(2)), random.nextBoolean());
        } else if (what < 13) {
          happen(new Event.Commanded(now(), "c-" + i, setAside(random)));
        } else {
          // Half the time from a file the start before has left, half the time from the journal.
          kept = random.nextBoolean() ? again(kept) : whole();
          start(kept);
        }
      }
    }
  }

  private static DeviceCommand setAside(Random random) {
    PointId door = DOORS.get(random.nextInt(2));
    AlarmKind held = AlarmKind.DOOR_HELD_OPEN;
    return switch (random.nextInt(4)) {
      case 0 -> new DeviceCommand.UnshelveAlarm(held, door, "sari");
      case 1 -> new DeviceCommand.TakeOutOfService(READER, "sari", "diganti");
      case 2 -> new DeviceCommand.ReturnToService(READER, "sari");
      default ->
          new DeviceCommand.ShelveAlarm(
              held, door, 1 + random.nextInt(60_000), random.nextBoolean(), "sari", "pindahan");
    };
  }

  /// A recollection that was written down and read back, and then read the rest of the journal.
  private Recollection again(Recollection before) {
    Recollection again = new Recollection();
    List<JournalRecord> kept = before.records();
    kept.forEach(again::recall);
    Position upTo = recalledUpTo;
    for (JournalRecord record : journal) {
      if (upTo == null || record.position().compareTo(upTo) > 0) {
        again.recall(record);
      }
    }
    return again;
  }

  private @org.jspecify.annotations.Nullable Position recalledUpTo;

  private Recollection whole() {
    Recollection all = new Recollection();
    journal.forEach(all::recall);
    return all;
  }

  private void start(Recollection recollection) {
    recalledUpTo = journal.isEmpty() ? null : journal.getLast().position();
    starts++;
    sequence = 0;
    startedWallMs += uptime;
    uptime = 0;
    whole =
        RoomController.of(rules())
            .restore(
                journal.stream()
                    .map(r ->
                        new Remembered(r.at(), r.event(), new OccurrenceId(r.log(), r.position())))
                    .toList());
    recalled = RoomController.of(rules()).restore(recollection.remembered());
    happen(new Event.Started(now(), "1", "cafe", "test", true));
  }

  private void badge(int which) {
    happen(new Event.BadgePresented(now(), READER, BADGES.get(which)));
  }

  private void lost(PointId door) {
    happen(new Event.Sampled(new Reading.Missed(now(), door, MissReason.TIMEOUT)));
  }

  private void contact(PointId door, boolean open) {
    happen(new Event.Sampled(new Reading.Taken(now(), door, Measure.state(open))));
  }

  private void happen(Event event) {
    Transition step = whole.on(event);
    Transition other = recalled.on(event);
    assertEquals(
        step.effects(),
        other.effects(),
        () -> "after " + journal.stream().map(JournalRecord::event).toList());
    whole = step.next();
    recalled = other.next();
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Record(Moment at, JournalEvent what)) {
        journal.add(
            new JournalRecord(
                rules().device(),
                "00000000000000aa",
                new Position(starts, ++sequence),
                journal.isEmpty() ? null : journal.getLast().position(),
                at,
                what,
                JournalRecord.GENESIS,
                JournalRecord.GENESIS));
      }
    }
  }

  private Moment now() {
    return new Moment(uptime, startedWallMs + uptime, ClockQuality.NTP);
  }

  private static RoomRules rules() {
    PointId first = DOORS.getFirst();
    PointId second = DOORS.getLast();
    return new RoomRules(
            new DeviceId("room-1"),
            Map.of(first, door(first), second, door(second)),
            Map.of(),
            Map.of(),
            List.of(),
            Map.of(
                first, new RoomRules.DoorRule(null, 5_000, 10_000, 60_000),
                second, new RoomRules.DoorRule(null, 5_000, 10_000, 60_000)),
            Map.of(READER, new RoomRules.ReaderRule(first, Direction.IN)),
            Map.of(
                BADGES.getFirst(), new RoomRules.Badge("staff-1", List.of(), null, null, false),
                BADGES.getLast(), new RoomRules.Badge("staff-2", List.of(), null, null, false)),
            List.of(),
            new RoomRules.Denials(3, 300_000))
        .withChatter(new ChatterRules(new ChatterRules.Rule(1, 60_000), Map.of()));
  }

  private static PointInfo door(PointId id) {
    return new PointInfo(id, PointKind.DOOR, Unit.STATE, id.name(), id.name(), 0, null);
  }
}
