package id.penjaga.device.core;

import id.penjaga.device.core.Alarm.Standing;
import id.penjaga.device.core.access.Credentials;
import id.penjaga.device.core.access.PinTries;
import id.penjaga.device.core.access.Traffic;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The workbench of one step: the room as it is being changed, and the effects so far. It lives as
/// long as one call of [RoomController#on] and is seen by nothing else; what leaves it is
/// immutable.
final class Turn {
  final Moment at;

  /// Uptime of this turn; not before the last, whatever the event says.
  final long now;

  Moment startedAt;

  Plan plan;
  Slots<PointState> points;
  Slots<Alarm> alarms;
  Slots<Door> doors;
  Map<PointId, Long> outages;
  Slots<Refusals> refusals;
  OutputPlan outputs;
  Credentials credentials;
  Traffic traffic;
  PinTries pinTries;
  long visitsDueMs;
  @Nullable Enrolment enrolment;
  Acknowledging acknowledging;
  Shelves shelves;
  Slots<Shutdowns.Row> shutdowns;
  Slots<Rises> rises;
  List<StateMessage.Alarm> retired;

  /// Alarms that begin to sound in this turn, raised or no longer set aside: they end the buzzer's
  /// silence.
  private List<AlarmRule> soundingAnew = List.of();

  private final List<Effect> effects = new ArrayList<>(4);

  Turn(Room room, Moment at) {
    this.at = at;
    now = Math.max(room.nowMs(), at.uptimeMs());
    plan = room.plan();
    points = room.points();
    alarms = room.alarms();
    doors = room.doors();
    outages = room.outages();
    refusals = room.refusals();
    outputs = room.outputs();
    credentials = room.credentials();
    traffic = room.traffic();
    pinTries = room.pinTries();
    visitsDueMs = room.visitsDueMs();
    enrolment = room.enrolment();
    acknowledging = room.acknowledging();
    shelves = room.shelves();
    shutdowns = room.shutdowns();
    rises = room.rises();
    retired = room.retired();
    startedAt = room.startedAt();
  }

  Room room() {
    return new Room(
        plan,
        now,
        startedAt,
        points,
        alarms,
        doors,
        outages,
        refusals,
        outputs,
        credentials,
        traffic,
        pinTries,
        visitsDueMs,
        enrolment,
        acknowledging,
        shelves,
        shutdowns,
        rises,
        retired);
  }

  List<Effect> effects() {
    return effects;
  }

  DeviceId device() {
    return plan.rules().device();
  }

  void add(Effect effect) {
    effects.add(effect);
  }

  /// An effect that waits for no record, not even for those of what was due before.
  void addFirst(Effect effect) {
    effects.addFirst(effect);
  }

  void record(JournalEvent event) {
    effects.add(new Effect.Record(at, event));
  }

  void publish(StateMessage message) {
    effects.add(new Effect.Publish(message));
  }

  /// Shows an alarm's condition to its state machine; {@link PointPlan#NONE} is no alarm.
  void see(int alarm, Judgement seen, @Nullable Measure measured) {
    if (alarm != PointPlan.NONE) {
      Alarm before = alarms.get(alarm);
      become(alarm, before, Alarm.next(before, seen, measured, plan.alarm(alarm), at, now));
    }
  }

  /// Shows an alarm that its condition has been bad for a while, seen only now.
  void seeBad(int alarm, Measure measured, long sinceMs) {
    Alarm before = alarms.get(alarm);
    become(
        alarm,
        before,
        Alarm.next(before, Judgement.BAD, measured, plan.alarm(alarm), at, now, sinceMs));
  }

  void see(int alarm, Judgement seen) {
    see(alarm, seen, null);
  }

  List<AlarmRule> soundingAnew() {
    return soundingAnew;
  }

  /// Rare: a step in which nothing begins to sound allocates nothing for it.
  void soundsAnew(AlarmRule rule) {
    List<AlarmRule> more = new ArrayList<>(soundingAnew);
    more.add(rule);
    soundingAnew = more;
  }

  /// Lets time pass for all alarms.
  void pass() {
    for (int i : plan.timedAlarms()) {
      Alarm before = alarms.get(i);
      become(i, before, Alarm.pass(before, plan.alarm(i), at, now));
    }
  }

  /// Moves an alarm to its next state, and records and publishes what that means.
  void become(int index, Alarm before, Alarm seen) {
    if (seen == before) {
      return;
    }
    Alarm after = Chatter.held(this, index, before, seen);
    AlarmRule rule = plan.alarm(index);
    Standing was = Alarm.standing(before);
    Standing is = Alarm.standing(after);
    if (was == null && is != null) {
      record(
          new JournalEvent.AlarmRaised(rule.kind(), rule.point(), rule.severity(), is.measured()));
    }
    if (before instanceof Alarm.Chattering chattered && !(after instanceof Alarm.Chattering)) {
      Chatter.settled(this, rule, chattered);
    }
    after = Chatter.told(this, rule, before, after);
    alarms = alarms.with(index, after);
    if (was != null && is == null) {
      record(
          new JournalEvent.AlarmCleared(
              rule.kind(), rule.point(), was.stoodMs(now), was.occurrence()));
      Shelving.cleared(this, rule);
    }
    AlarmPhase from = phase(before);
    AlarmPhase to = phase(after);
    if (to == AlarmPhase.RAISED && from != AlarmPhase.RAISED) {
      soundsAnew(rule);
    }
    if (from != to
        || was != null && is != null && !sameToPeople(was, is)
        || !Objects.equals(Chatter.raises(before), Chatter.raises(after))) {
      show(index);
    }
  }

  /// Shows an alarm as it is; {@link PointPlan#NONE} is no alarm.
  void show(int index) {
    if (index != PointPlan.NONE) {
      publish(message(device(), plan.alarm(index), alarms.get(index), shelves));
    }
  }

  private static boolean sameToPeople(Standing was, Standing is) {
    return was.acknowledged() == is.acknowledged()
        && Objects.equals(was.occurrence(), is.occurrence());
  }

  /// Whether an alarm is as the start of this run found it: nothing has raised or cleared it since.
  boolean startedWith(Alarm alarm) {
    return switch (alarm) {
      case Alarm.Quiet(Moment since) -> since.equals(startedAt);
      case Alarm.Pending(Moment since, long _) -> since.equals(startedAt);
      case Alarm.Raised _, Alarm.Clearing _, Alarm.Latched _, Alarm.Chattering _ -> false;
    };
  }

  /// Lets an alarm stand whose raising is in the journal already: shown, not recorded again.
  void adopt(int index, Alarm alarm) {
    alarms = alarms.with(index, alarm);
    soundsAnew(plan.alarm(index));
    show(index);
  }

  static AlarmPhase phase(Alarm alarm) {
    return switch (alarm) {
      case Alarm.Quiet _, Alarm.Pending _ -> AlarmPhase.CLEARED;
      case Alarm.Raised _, Alarm.Clearing _, Alarm.Chattering _ -> AlarmPhase.RAISED;
      case Alarm.Latched _ -> AlarmPhase.LATCHED;
    };
  }

  static StateMessage.Alarm message(DeviceId device, AlarmRule rule, Alarm alarm, Shelves shelves) {
    Standing s = Alarm.standing(alarm);
    return new StateMessage.Alarm(
        device,
        rule.kind(),
        rule.point(),
        rule.severity(),
        phase(alarm),
        s != null && s.acknowledged(),
        since(alarm),
        s == null ? null : s.measured(),
        s == null ? null : s.occurrence(),
        shelves.shelved(rule),
        shelves.outOfService(rule),
        chattering(rule, alarm));
  }

  private static StateMessage.@Nullable Chattering chattering(AlarmRule rule, Alarm alarm) {
    Long raises = Chatter.raises(alarm);
    return raises == null ? null : new StateMessage.Chattering(raises, rule.chatter().withinMs());
  }

  private static Moment since(Alarm alarm) {
    return switch (alarm) {
      case Alarm.Quiet(Moment since) -> since;
      case Alarm.Pending(Moment since, long _) -> since;
      case Alarm.Raised(Standing s) -> s.raisedAt();
      case Alarm.Clearing(Standing s, long _) -> s.raisedAt();
      case Alarm.Latched(Standing _, Moment since) -> since;
      case Alarm.Chattering c -> c.standing().raisedAt();
    };
  }

  /// {@link PointPlan#NONE} for a device that works alone.
  int hubAlarm() {
    return plan.alarm(AlarmKind.HUB_AWAY, Plan.HUB);
  }

  int journalAlarm() {
    return plan.alarm(AlarmKind.RECORDING_IMPAIRED, Plan.JOURNAL);
  }
}
