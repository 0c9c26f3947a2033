package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.RoomRules.Condition;
import id.penjaga.device.core.RoomRules.DoorRule;
import id.penjaga.device.core.access.DoorPolicy;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.CriticalBand;
import id.penjaga.device.messages.JournalEvent.AlarmCleared;
import id.penjaga.device.messages.JournalEvent.AlarmRaised;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.RosterRefusal;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import id.penjaga.device.messages.Unit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every kind of alarm over a restart: whatever stood is what its condition says.
class EveryAlarmTest {
  private static final long DAY_MS = 86_400_000;

  /// What raises each kind.
  static final Map<AlarmKind, Consumer<Play>> CAUSES = causes();

  /// How the journal is there again after the restart.
  private enum Journal {
    AT_ONCE,
    LATE_AND_UNSEEN,
    LATE_AND_GOOD
  }

  @ParameterizedTest
  @EnumSource(AlarmKind.class)
  @DisplayName(
      "F5 F6 PWR-16: after a restart with good inputs every acknowledged alarm clears, once")
  void everyAlarmClearsAfterARestart(AlarmKind kind) {
    for (Journal journal : Journal.values()) {
      for (boolean notedBefore : new boolean[] {false, true}) {
        String story = kind + ", journal " + journal + ", acknowledged before: " + notedBefore;
        Play play = Play.started(rules());
        good(play);
        CAUSES.get(kind).accept(play);
        PointId point = raised(play, kind, story);
        if (notedBefore) {
          play.acknowledge(kind, point);
        }
        restart(play, journal);
        goodForAnHour(play);
        if (play.alarm(kind, point).phase() == AlarmPhase.LATCHED) {
          assertTrue(!notedBefore, story);
          play.acknowledge(kind, point);
        }
        assertEquals(AlarmPhase.CLEARED, play.alarm(kind, point).phase(), story);
        assertEquals(1, count(play, new AlarmRaised(kind, point, Severity.INFO, null)), story);
        assertEquals(
            1,
            play.events(AlarmCleared.class).stream()
                .filter(e -> e.kind() == kind && e.point().equals(point))
                .count(),
            story);
      }
    }
  }

  @Test
  @DisplayName("F5 The property covers every kind there is")
  void everyKindHasACause() {
    assertEquals(EnumSet.allOf(AlarmKind.class), CAUSES.keySet());
  }

  private static void restart(Play play, Journal journal) {
    // A clock that was days ahead has been set meanwhile.
    play.wallShiftMs = Math.min(play.wallShiftMs, DAY_MS);
    Roster roster = play.stored;
    if (roster != null) {
      // The hub has renewed it, and the device died before it could say so.
      play.stored = Visitors.roster(roster.version() + 1, Play.EPOCH_WALL + 86_400_000L);
    }
    switch (journal) {
      case AT_ONCE -> play.restart();
      case LATE_AND_UNSEEN -> play.restartWithALateJournal(() -> {});
      case LATE_AND_GOOD ->
          play.restartWithALateJournal(() -> {
            for (int i = 0; i < 12; i++) {
              good(play);
              play.pass(10_000);
            }
          });
    }
  }

  static void goodForAnHour(Play play) {
    for (int i = 0; i < 360; i++) {
      good(play);
      play.pass(10_000);
    }
  }

  static void good(Play play) {
    play.take(Rooms.TEMPERATURE, Measure.celsius(21));
    play.take(Rooms.HUMIDITY, Measure.humidity(50));
    play.take(Rooms.CHARGE, new Measure(90, Unit.CHARGE));
    play.state(Rooms.ON_BATTERY, false);
    play.state(Rooms.MAINS, true);
    play.state(Rooms.LEAK, false);
    play.state(Rooms.DOOR, false);
    for (PointId part : List.of(Rooms.LOCK, Rooms.BUZZER, Rooms.RELAY, Rooms.IN, Rooms.OUT)) {
      play.on(new Event.PartWell(play.moment(), part));
    }
    play.on(new Event.RecordingChanged(play.moment(), true, 0));
    play.on(new Event.HubHeard(play.moment()));
    goodVisits(play);
  }

  /// Everybody leaves.
  private static void goodVisits(Play play) {
    for (BadgeId badge : List.copyOf(play.room.room().traffic().inside().keySet())) {
      play.badge(Rooms.OUT, badge);
      play.state(Rooms.DOOR, true);
      play.state(Rooms.DOOR, false);
    }
  }

  private static PointId raised(Play play, AlarmKind kind, String story) {
    for (StateMessage message : play.room.picture(play.moment())) {
      if (message instanceof StateMessage.Alarm a
          && a.kind() == kind
          && a.phase() != AlarmPhase.CLEARED) {
        return a.point();
      }
    }
    throw new AssertionError(story + " was not raised: " + play.raised());
  }

  private static long count(Play play, AlarmRaised like) {
    return play.events(AlarmRaised.class).stream()
        .filter(e -> e.kind() == like.kind() && e.point().equals(like.point()))
        .count();
  }

  private static Map<AlarmKind, Consumer<Play>> causes() {
    Map<AlarmKind, Consumer<Play>> all = new EnumMap<>(AlarmKind.class);
    all.put(AlarmKind.TEMP_HIGH, p -> p.hold(Rooms.TEMPERATURE, Measure.celsius(25), 70_000));
    all.put(AlarmKind.TEMP_LOW, p -> p.hold(Rooms.TEMPERATURE, Measure.celsius(18), 70_000));
    all.put(AlarmKind.RH_HIGH, p -> p.hold(Rooms.HUMIDITY, Measure.humidity(70), 70_000));
    all.put(AlarmKind.RH_LOW, p -> p.hold(Rooms.HUMIDITY, Measure.humidity(30), 70_000));
    all.put(AlarmKind.TEMP_HIGH_HIGH, p -> p.hold(Rooms.TEMPERATURE, Measure.celsius(60), 70_000));
    all.put(AlarmKind.TEMP_LOW_LOW, p -> p.hold(Rooms.TEMPERATURE, Measure.celsius(2), 70_000));
    all.put(AlarmKind.RH_HIGH_HIGH, p -> p.hold(Rooms.HUMIDITY, Measure.humidity(95), 70_000));
    all.put(AlarmKind.RH_LOW_LOW, p -> p.hold(Rooms.HUMIDITY, Measure.humidity(5), 70_000));
    all.put(AlarmKind.VALUE_HIGH, p -> charge(p, 96));
    all.put(AlarmKind.VALUE_LOW, p -> charge(p, 40));
    all.put(AlarmKind.VALUE_HIGH_HIGH, p -> charge(p, 100));
    all.put(AlarmKind.VALUE_LOW_LOW, p -> charge(p, 3));
    all.put(AlarmKind.RATE_HIGH, p -> p.hold(Rooms.TEMPERATURE, Measure.celsius(26.5), 10_000));
    all.put(AlarmKind.SENSOR_DRIFT, p -> p.hold(Rooms.TEMPERATURE, Measure.celsius(60), 70_000));
    all.put(
        AlarmKind.CALIBRATION_DUE,
        p -> {
          p.wallShiftMs = 3 * DAY_MS;
          p.take(Rooms.TEMPERATURE, Measure.celsius(21));
        });
    all.put(AlarmKind.SENSOR_FAULT, p -> p.miss(Rooms.LEAK, MissReason.NOT_CONNECTED));
    all.put(AlarmKind.OUTPUT_FAULT, p -> p.miss(Rooms.BUZZER, MissReason.NOT_CONNECTED));
    all.put(AlarmKind.WATER_LEAK, p -> p.state(Rooms.LEAK, true));
    all.put(
        AlarmKind.DOOR_HELD_OPEN,
        p -> {
          p.on(new Event.ExitPressed(p.moment(), Rooms.DOOR));
          p.state(Rooms.DOOR, true);
          p.pass(61_000);
        });
    all.put(AlarmKind.FORCED_DOOR, p -> p.state(Rooms.DOOR, true));
    all.put(AlarmKind.EMERGENCY_RELEASE, EveryAlarmTest::onBattery);
    all.put(AlarmKind.TAMPER, EveryAlarmTest::onBattery);
    all.put(
        AlarmKind.REPEATED_DENIAL,
        p -> {
          for (int i = 0; i < 3; i++) {
            p.badge(Rooms.IN, Rooms.UNKNOWN);
          }
        });
    all.put(
        AlarmKind.NO_ESCORT,
        p -> {
          visit(p);
          Visitors.leave(p, Visitors.ESCORT);
          p.pass(60_000);
        });
    all.put(
        AlarmKind.OVERSTAY,
        p -> {
          visit(p);
          p.until(Visitors.UNTIL_MS + 300_000);
        });
    all.put(
        AlarmKind.ROSTER_OUTDATED,
        p -> {
          p.roster(Visitors.roster(1, Play.EPOCH_WALL + 20_000));
          p.wallShiftMs = 3_600_000;
          p.on(new Event.ClockSet(p.moment(), ClockQuality.NTP, 3_600_000));
        });
    all.put(
        AlarmKind.ROSTER_REFUSED,
        p ->
            p.on(
                new Event.RosterKeptOut(
                    p.moment(), 7, RosterRefusal.BAD_SIGNATURE, "not signed by this site")));
    all.put(AlarmKind.HUB_AWAY, p -> p.pass(900_000));
    all.put(AlarmKind.MAINS_LOST, EveryAlarmTest::onBattery);
    all.put(AlarmKind.UPS_ON_BATTERY, EveryAlarmTest::onBattery);
    all.put(AlarmKind.UPS_LOW_BATTERY, EveryAlarmTest::onBattery);
    all.put(AlarmKind.UPS_FAULT, EveryAlarmTest::onBattery);
    all.put(AlarmKind.UPS_COMM_LOST, p -> p.pass(100_000));
    all.put(
        AlarmKind.SERVER_SHUTDOWN,
        p -> {
          p.state(Rooms.ON_BATTERY, true);
          charge(p, 40);
        });
    all.put(
        AlarmKind.RECORDING_IMPAIRED, p -> p.on(new Event.RecordingChanged(p.moment(), false, 0)));
    return all;
  }

  private static void visit(Play play) {
    play.roster(Visitors.roster(1, Play.EPOCH_WALL + 86_400_000L));
    Visitors.enter(play, Visitors.ESCORT);
    Visitors.enter(play, Visitors.GUEST);
  }

  private static void onBattery(Play play) {
    play.state(Rooms.ON_BATTERY, true);
    play.pass(11_000);
  }

  private static void charge(Play play, double percent) {
    play.hold(Rooms.CHARGE, new Measure(percent, Unit.CHARGE), 70_000);
  }

  /// The room of the fixtures with a critical band everywhere and every condition there is.
  static RoomRules rules() {
    Course course =
        new Course(
            new Course.Rate(5, Double.POSITIVE_INFINITY, 600_000, Severity.WARNING),
            new Course.Sibling(Rooms.DEW_POINT, 15, 60_000, Severity.WARNING),
            new Course.Calibration(Play.EPOCH_WALL + 2 * DAY_MS, Severity.INFO));
    RoomRules r = Rooms.withCourses(Rooms.rules(), Map.of(Rooms.TEMPERATURE, course));
    Map<PointId, PointInfo> points = new HashMap<>(r.points());
    limits(points, Rooms.TEMPERATURE, 20, 22, 10, 32);
    limits(points, Rooms.HUMIDITY, 35, 65, 15, 85);
    limits(points, Rooms.CHARGE, 50, 95, 10, 98);
    Severity warning = Severity.WARNING;
    return Rooms.withConditions(
        Rooms.withShutdown(
            Rooms.withRoster(
                Rooms.withDoor(
                    Rooms.withHub(r.withPoints(points), 900_000, warning),
                    new DoorRule(Rooms.LOCK, 5_000, 10_000, 60_000, new PointId("exit.main"))),
                DoorPolicy.USUAL),
            Rooms.SHUTDOWN),
        List.of(
            new Condition(AlarmKind.WATER_LEAK, Rooms.LEAK, true, Severity.CRITICAL, 0, 0, true),
            new Condition(AlarmKind.MAINS_LOST, Rooms.ON_BATTERY, true, warning, 10_000, 0, false),
            new Condition(AlarmKind.EMERGENCY_RELEASE, Rooms.ON_BATTERY, true, warning, 0, 0, true),
            new Condition(AlarmKind.TAMPER, Rooms.ON_BATTERY, true, warning, 0, 0, true),
            new Condition(AlarmKind.UPS_ON_BATTERY, Rooms.ON_BATTERY, true, warning, 0, 0, true),
            new Condition(AlarmKind.UPS_LOW_BATTERY, Rooms.ON_BATTERY, true, warning, 0, 0, false),
            new Condition(AlarmKind.UPS_FAULT, Rooms.ON_BATTERY, true, warning, 0, 5_000, false)));
  }

  private static void limits(
      Map<PointId, PointInfo> points,
      PointId id,
      double low,
      double high,
      double lowLow,
      double highHigh) {
    CriticalBand critical = new CriticalBand(lowLow, highHigh, 20_000, 30_000, Severity.CRITICAL);
    Limits limits = new Limits(low, high, 0.5, 60_000, 60_000, "", low, high, critical);
    points.computeIfPresent(id, (_, info) -> info.withLimits(limits));
  }
}
