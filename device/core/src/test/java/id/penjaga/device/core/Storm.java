package id.penjaga.device.core;

import id.penjaga.device.core.RoomRules.Gate;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A random room in a hurry: every kind of event, often several at the same millisecond, often
/// exactly at a deadline.
final class Storm {
  private static final Map<PointId, Gate> GATES = Map.of(Rooms.HUMIDITY, new Gate(0.4, 8, 3));

  /// The room of the fixtures, with a rate and a sibling that a storm goes over.
  static RoomRules rules() {
    Course course =
        new Course(
            new Course.Rate(2, 2, 120_000, Severity.WARNING),
            new Course.Sibling(Rooms.DEW_POINT, 12, 30_000, Severity.CRITICAL));
    return Rooms.withCourses(Rooms.rules(GATES), Map.of(Rooms.TEMPERATURE, course))
        .withChatter(new ChatterRules(new ChatterRules.Rule(1, 300_000), Map.of()));
  }

  private static final List<PointId> STATES =
      List.of(Rooms.LEAK, Rooms.DOOR, Rooms.DOOR, Rooms.DOOR, Rooms.ON_BATTERY, Rooms.MAINS);

  private final SplittableRandom random;
  private List<BadgeId> badges = StormTest.badges();

  Storm(long seed) {
    random = new SplittableRandom(seed);
  }

  Storm without(BadgeId badge) {
    badges = badges.stream().filter(b -> !b.equals(badge)).toList();
    return this;
  }

  boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  long upTo(long most) {
    return random.nextLong(most + 1);
  }

  /// Lets some time pass and something happen.
  void next(Play play) {
    List<Effect> before = List.of();
    if (!chance(4)) {
      long wake = play.room.wakeUpMs();
      boolean atDeadline = chance(3) && wake != Long.MAX_VALUE;
      play.until(atDeadline ? Math.max(wake, play.now) : play.now + upTo(15_000));
      before = List.copyOf(play.latest);
    }
    happen(play);
    play.latest.addAll(0, before);
  }

  void happen(Play play) {
    switch (random.nextInt(16)) {
      case 0, 1 -> play.take(Rooms.TEMPERATURE, Measure.celsius(19 + random.nextInt(41) / 10.0));
      case 2 -> play.take(Rooms.HUMIDITY, Measure.humidity(33 + random.nextInt(350) / 10.0));
      case 3 -> play.take(Rooms.CHARGE, new Measure(random.nextInt(101), Unit.CHARGE));
      case 4, 5, 6, 7 -> play.state(one(STATES), random.nextBoolean());
      case 8 -> play.miss(one(List.copyOf(sorted(play))), one(List.of(MissReason.values())));
      case 9, 10 -> play.badge(Rooms.IN, one(badges));
      case 11 -> play.badge(Rooms.OUT, one(badges));
      case 12 -> play.on(new Event.ExitPressed(play.moment(), Rooms.DOOR));
      case 13, 14 -> play.command(command(play));
      default -> play.on(rare(play));
    }
  }

  private DeviceCommand command(Play play) {
    return switch (random.nextInt(11)) {
      case 6 -> new DeviceCommand.RearmBuzzer("hub");
      case 7, 8 -> shelve(play);
      case 9 -> new DeviceCommand.TakeOutOfService(one(sorted(play)), "staff-1", "works");
      case 10 -> takeBack(play);
      case 0 -> new DeviceCommand.SilenceBuzzer("staff-1");
      case 1 -> new DeviceCommand.TestOutputs("staff-1");
      case 2 ->
          new DeviceCommand.ChangeLimits(
              Rooms.TEMPERATURE, 18 + random.nextInt(4), 21 + random.nextInt(4), "head-1", "why");
      default -> acknowledge(play);
    };
  }

  private DeviceCommand shelve(Play play) {
    AlarmRule rule = anyRule(play);
    return new DeviceCommand.ShelveAlarm(
        rule.kind(), rule.point(), 1 + upTo(600_000), random.nextBoolean(), "staff-1", "works");
  }

  private DeviceCommand takeBack(Play play) {
    Shelves shelves = play.room.room().shelves();
    if (random.nextBoolean()) {
      AlarmRule rule = anyRule(play);
      return new DeviceCommand.UnshelveAlarm(rule.kind(), rule.point(), "staff-2");
    }
    List<PointId> out = shelves.points().keySet().stream().sorted().toList();
    return new DeviceCommand.ReturnToService(out.isEmpty() ? Rooms.LEAK : one(out), "staff-2");
  }

  private AlarmRule anyRule(Play play) {
    Plan plan = play.room.room().plan();
    return plan.alarm(random.nextInt(plan.alarmCount()));
  }

  private DeviceCommand acknowledge(Play play) {
    List<StateMessage.Alarm> standing = new ArrayList<>();
    for (StateMessage message : play.room.picture(play.moment())) {
      if (message instanceof StateMessage.Alarm a && a.phase() != StateMessage.AlarmPhase.CLEARED) {
        standing.add(a);
      }
    }
    if (standing.isEmpty()) {
      return new DeviceCommand.AcknowledgeAlarm(AlarmKind.UPS_FAULT, Rooms.UPS, "staff-1", "seen");
    }
    StateMessage.Alarm alarm = one(standing);
    return new DeviceCommand.AcknowledgeAlarm(alarm.kind(), alarm.point(), "staff-1", "seen");
  }

  private Event rare(Play play) {
    return switch (random.nextInt(5)) {
      case 0 -> new Event.RecordingChanged(play.moment(), random.nextBoolean(), upTo(5));
      case 1 -> new Event.Lost(play.moment(), JournalEvent.Loss.INBOX_EVENTS, 1 + upTo(9));
      case 2 -> new Event.Lost(play.moment(), JournalEvent.Loss.READINGS, 1 + upTo(9));
      case 3 -> new Event.BadgePresented(play.moment(), Rooms.DOOR, Rooms.STAFF);
      default -> new Event.Tick(play.moment());
    };
  }

  private List<PointId> sorted(Play play) {
    return play.room.rules().points().keySet().stream()
        .filter(p -> !List.of(Rooms.LOCK, Rooms.BUZZER, Rooms.RELAY, Rooms.LEAK_RELAY).contains(p))
        .sorted()
        .toList();
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
