package id.penjaga.device.core;

import id.penjaga.device.core.Alarm.Quiet;
import id.penjaga.device.core.Door.Last;
import id.penjaga.device.core.access.Credentials;
import id.penjaga.device.core.access.PinTries;
import id.penjaga.device.core.access.Traffic;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The room as a value. {@link #on} answers every event in every state and changes nothing; the
/// next room is in the answer.
///
/// The first event is [Event.Started]. The shell sends an [Event.Tick] when [#wakeUpMs] has come
/// and nothing else has happened. A later event does as well: what was due is always done first.
public final class RoomController {
  /// When nothing has happened yet.
  private static final Moment BEFORE = new Moment(0, 0, ClockQuality.NONE);

  private final Room room;

  private RoomController(Room room) {
    this.room = room;
  }

  /// A room of which nothing is known yet.
  ///
  /// @throws IllegalArgumentException when two rules make the same alarm, or a point is computed
  ///     from itself
  public static RoomController of(RoomRules rules) {
    Plan plan = PlanMaker.plan(rules);
    return new RoomController(
        new Room(
            plan,
            0,
            BEFORE,
            Slots.fill(plan.pointCount(), i -> PointState.unread(plan.point(i).info(), BEFORE, 0)),
            Slots.fill(plan.alarmCount(), _ -> new Quiet(BEFORE)),
            Slots.fill(plan.doorCount(), _ -> Door.unseen(Last.UNKNOWN, List.of())),
            Map.of(),
            Slots.fill(plan.readerCount(), _ -> Refusals.NONE),
            OutputPlan.OFF,
            Visits.local(rules.badges()),
            Traffic.NONE,
            PinTries.NONE,
            Long.MAX_VALUE,
            null,
            Acknowledging.NONE,
            Shelves.NONE,
            Slots.fill(rules.shutdown().groups().size(), _ -> Shutdowns.Row.FIRST),
            Slots.fill(plan.alarmCount(), _ -> Rises.NONE),
            List.of()));
  }

  /// The same room with what the journal of earlier epochs says of it (PWR-16). Comes before {@link
  /// Event.Started}.
  ///
  /// @param journal oldest first
  /// @param names what badges are called now, by what those records call them, where that differs
  public RoomController restore(List<Remembered> journal, Map<BadgeId, BadgeId> names) {
    return new RoomController(RestoredState.restore(room, journal, names));
  }

  /// The same where badges are called as ever.
  public RoomController restore(List<Remembered> journal) {
    return restore(journal, Map.of());
  }

  public Transition on(Event event) {
    Turn turn = new Turn(room, event.at());
    if (event instanceof Event.Started started) {
      start(turn, started);
    } else {
      if (turn.now >= room.wakeUpMs()) {
        elapse(turn);
      }
      happen(turn, event);
    }
    if (turn.plan.rules().roster() && visitsChanged(turn, event)) {
      Visits.judge(turn, event instanceof Event.Started);
    }
    if (turn.shutdowns.size() > 0) {
      Shutdowns.judge(turn);
    }
    if (turn.alarms != room.alarms()
        || turn.outputs != room.outputs()
        || turn.shelves != room.shelves()
        || turn.plan.warns()) {
      Sounding.settle(turn, event instanceof Event.Started);
    }
    return new Transition(new RoomController(turn.room()), turn.effects());
  }

  private boolean visitsChanged(Turn turn, Event event) {
    return turn.traffic != room.traffic()
        || turn.credentials != room.credentials()
        || turn.now >= room.visitsDueMs()
        || event instanceof Event.ClockSet
        || event instanceof Event.Started
        || event instanceof Event.Recalled;
  }

  /// Uptime in milliseconds of the next needed {@link Event.Tick}; `Long.MAX_VALUE` when none is.
  public long wakeUpMs() {
    return room.wakeUpMs();
  }

  /// Every retained state message, sent after each connect. Points that were not read in this epoch
  /// are in it too: an older value must not look current.
  public List<StateMessage> picture(Moment now) {
    List<StateMessage> picture = new ArrayList<>();
    for (int i = 0; i < room.points().size(); i++) {
      picture.add(Readings.message(room.plan(), i, room.points().get(i)));
    }
    for (int i = 0; i < room.alarms().size(); i++) {
      picture.add(
          Turn.message(
              room.plan().rules().device(),
              room.plan().alarm(i),
              room.alarms().get(i),
              room.shelves()));
    }
    picture.addAll(room.retired());
    return picture;
  }

  /// Those of the picture that belong to an earlier configuration: said once more as cleared, and
  /// then never again.
  public List<StateMessage> retired() {
    return List.copyOf(room.retired());
  }

  /// The rules in force, changed limits included.
  public RoomRules rules() {
    return room.plan().rules();
  }

  /// Version of the roster in force; 0 when there is none.
  public long rosterVersion() {
    return room.credentials().version();
  }

  /// The badges that this device knows, for the shell that checks a PIN.
  public Credentials credentials() {
    return room.credentials();
  }

  /// The groups of servers, in the order in which they are shut down.
  public List<ServerGroup> serverGroups() {
    return Shutdowns.picture(room);
  }

  /// The latest of a point; null for one that the rules do not have.
  public StateMessage.@Nullable Point latest(PointId point) {
    PointPlan plan = room.plan().point(point);
    return plan == null
        ? null
        : Readings.message(room.plan(), plan.index(), room.points().get(plan.index()));
  }

  /// Who is inside.
  public Traffic traffic() {
    return room.traffic();
  }

  Room room() {
    return room;
  }

  private static void start(Turn turn, Event.Started e) {
    turn.record(new JournalEvent.DeviceStarted(e.version(), e.config(), e.board(), e.simulated()));
    turn.startedAt = turn.at;
    Readings.start(turn);
    DoorAccess.start(turn);
    for (int i = 0; i < turn.alarms.size(); i++) {
      if (turn.alarms.get(i) instanceof Quiet(Moment since) && since == BEFORE) {
        turn.alarms = turn.alarms.with(i, new Quiet(turn.at));
      }
    }
    judgeEvents(turn);
    turn.see(turn.hubAlarm(), Judgement.BAD);
    turn.see(turn.journalAlarm(), Judgement.GOOD);
    retire(turn);
    Shelving.resume(turn);
    Shutdowns.resume(turn);
    turn.outputs = turn.outputs.withTestUntil(OutputPlan.NO_TEST);
  }

  /// Looks at the conditions that are events of a run and no states: refusals do not survive a
  /// restart, so nothing else would ever look at a restored alarm again (F5).
  private static void judgeEvents(Turn turn) {
    for (int i = 0; i < turn.plan.alarmCount(); i++) {
      AlarmKind kind = turn.plan.alarm(i).kind();
      if (kind == AlarmKind.REPEATED_DENIAL || kind == AlarmKind.ROSTER_REFUSED) {
        turn.see(i, Judgement.GOOD);
      }
    }
  }

  private static void recall(Turn turn, Event.Recalled e) {
    RestoredState.adopt(turn, e.journal(), e.names());
    judgeEvents(turn);
    Readings.judgeAgain(turn);
    retire(turn);
    Shelving.resume(turn);
  }

  /// Clears the alarms that no rule makes any more.
  private static void retire(Turn turn) {
    List<StateMessage.Alarm> retired = new ArrayList<>();
    for (StateMessage.Alarm a : turn.retired) {
      StateMessage.Alarm gone =
          new StateMessage.Alarm(
              a.device(),
              a.kind(),
              a.point(),
              a.severity(),
              AlarmPhase.CLEARED,
              false,
              turn.at,
              null);
      if (a.phase() != AlarmPhase.CLEARED) {
        turn.record(new JournalEvent.AlarmCleared(a.kind(), a.point(), -1, a.occurrence()));
        turn.publish(gone);
      }
      retired.add(gone);
    }
    turn.retired = List.copyOf(retired);
  }

  /// Does what was due before this event, each thing once.
  private static void elapse(Turn turn) {
    Readings.elapse(turn);
    turn.pass();
    Shelving.elapse(turn);
    DoorAccess.elapse(turn);
    Refusals.elapse(turn);
    Sounding.elapse(turn);
    Enrolment.elapse(turn);
  }

  private static void happen(Turn turn, Event event) {
    switch (event) {
      case Event.Started _, Event.Tick _ -> {}
      case Event.Recalled e -> recall(turn, e);
      case Event.Sampled e -> Readings.take(turn, e.reading());
      case Event.BadgePresented e -> Entering.badge(turn, e);
      case Event.RosterArrived e -> Visits.arrived(turn, e);
      case Event.RosterKeptOut e -> Visits.refused(turn, e.version(), e.reason(), e.why());
      case Event.PartWell e -> Readings.well(turn, e.point());
      case Event.ExitPressed e -> DoorAccess.exitPressed(turn, e.door());
      case Event.Commanded e -> Orders.run(turn, e);
      case Event.AlarmRecorded e -> recorded(turn, e);
      case Event.ClockSet e -> {
        turn.record(new JournalEvent.ClockChanged(e.before(), e.at().clock(), e.stepMs()));
        Shelving.clockSet(turn, e.stepMs());
      }
      case Event.RecordingChanged e -> recording(turn, e);
      case Event.HubHeard _ -> hubHeard(turn);
      case Event.ServersCounted e -> Shutdowns.counted(turn, e.group(), e.servers());
      case Event.Lost e -> turn.record(new JournalEvent.LossDeclared(e.what(), e.count()));
    }
  }

  private static void recorded(Turn turn, Event.AlarmRecorded e) {
    int index = turn.plan.alarm(e.kind(), e.point());
    if (index != PointPlan.NONE) {
      Alarm before = turn.alarms.get(index);
      turn.become(index, before, Alarm.named(before, e.raisedAt(), e.occurrence()));
    }
  }

  /// What is bad of the hub is its silence, so the alarm's own delay measures it: each word ends
  /// the silence, and the next begins at once.
  private static void hubHeard(Turn turn) {
    turn.see(turn.hubAlarm(), Judgement.GOOD);
    turn.see(turn.hubAlarm(), Judgement.BAD);
  }

  private static void recording(Turn turn, Event.RecordingChanged e) {
    if (e.possible() && e.lost() > 0) {
      turn.record(new JournalEvent.LossDeclared(JournalEvent.Loss.JOURNAL_RECORDS, e.lost()));
    }
    turn.see(turn.journalAlarm(), e.possible() ? Judgement.GOOD : Judgement.BAD);
  }
}
