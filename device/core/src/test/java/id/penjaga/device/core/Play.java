package id.penjaga.device.core;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.StateMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plays a room: a clock that a test moves by hand, and everything the room wanted so far.
final class Play {
  static final long EPOCH_WALL = Instant.parse("2026-09-08T03:00:00Z").toEpochMilli();

  RoomController room;
  ClockQuality clock = ClockQuality.NTP;
  long wallShiftMs;
  long now;

  /// Effects of the latest event, and of the ticks just before it.
  final List<Effect> latest = new ArrayList<>();

  /// What the shell keeps on the disk beside the journal.
  @Nullable Roster stored;

  final List<Remembered> journal = new ArrayList<>();

  /// What badges are called now, by what the journal may call them.
  Map<BadgeId, BadgeId> names = Map.of();

  Play(RoomRules rules) {
    room = RoomController.of(rules);
  }

  static Play started(RoomRules rules) {
    Play play = new Play(rules);
    play.start();
    return play;
  }

  void start() {
    on(new Event.Started(moment(), "1.0", "0123456789ab", "simulated", true));
  }

  /// The program dies and starts anew with what the journal remembers.
  void restart() {
    room = RoomController.of(room.rules()).restore(journal, names);
    now = 0;
    start();
    again();
  }

  private void again() {
    if (stored != null) {
      on(new Event.RosterArrived(moment(), stored, "00".repeat(32), badges(), true));
    }
  }

  /// A roster comes from the hub and is kept when it is adopted.
  void roster(Roster roster) {
    on(new Event.RosterArrived(moment(), roster, "00".repeat(32), badges(), false));
    if (room.rosterVersion() == roster.version()) {
      stored = roster;
    }
  }

  private Map<BadgeId, RoomRules.Badge> badges() {
    return room.rules().badges();
  }

  /// The program dies and starts anew; its journal can be read only later.
  ///
  /// @param meanwhile what happens until then
  void restartWithALateJournal(Runnable meanwhile) {
    List<Remembered> before = List.copyOf(journal);
    room = RoomController.of(room.rules());
    now = 0;
    start();
    again();
    meanwhile.run();
    on(new Event.Recalled(moment(), before, names));
  }

  Moment moment() {
    return new Moment(now, EPOCH_WALL + now + wallShiftMs, clock);
  }

  /// Moves the clock to `ms`, with a tick whenever the room asked for one.
  void until(long ms) {
    latest.clear();
    while (room.wakeUpMs() <= ms) {
      now = Math.max(now, room.wakeUpMs());
      step(new Event.Tick(moment()));
    }
    now = ms;
  }

  void pass(long ms) {
    until(now + ms);
  }

  void on(Event event) {
    latest.clear();
    step(event);
  }

  private void step(Event event) {
    Transition step = room.on(event);
    room = step.next();
    latest.addAll(step.effects());
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Record(Moment at, JournalEvent recorded)) {
        journal.add(new Remembered(at, recorded));
      }
    }
  }

  void take(PointId point, Measure measure) {
    on(new Event.Sampled(new Reading.Taken(moment(), point, measure)));
  }

  void miss(PointId point, MissReason why) {
    on(new Event.Sampled(new Reading.Missed(moment(), point, why)));
  }

  void state(PointId point, boolean on) {
    take(point, Measure.state(on));
  }

  /// Takes a sample now and every 10 s after, the last at `forMs`.
  void hold(PointId point, Measure measure, long forMs) {
    long end = now + forMs;
    take(point, measure);
    while (now + 10_000 <= end) {
      pass(10_000);
      take(point, measure);
    }
  }

  void badge(PointId reader, BadgeId badge) {
    on(new Event.BadgePresented(moment(), reader, badge));
  }

  void command(DeviceCommand command) {
    on(new Event.Commanded(moment(), "c-1", command));
  }

  void acknowledge(AlarmKind kind, PointId point) {
    command(new DeviceCommand.AcknowledgeAlarm(kind, point, "staff-1", "seen"));
  }

  /// Everything recorded since the start, without its moments.
  List<JournalEvent> events() {
    return journal.stream().map(Remembered::event).toList();
  }

  /// Recorded events of one kind.
  <E extends JournalEvent> List<E> events(Class<E> type) {
    return events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /// What the latest event recorded.
  List<JournalEvent> recorded() {
    List<JournalEvent> recorded = new ArrayList<>();
    for (Effect effect : latest) {
      if (effect instanceof Effect.Record(Moment _, JournalEvent event)) {
        recorded.add(event);
      }
    }
    return recorded;
  }

  List<String> raised() {
    return events(JournalEvent.AlarmRaised.class).stream()
        .map(e -> e.kind() + " " + e.point())
        .toList();
  }

  List<String> cleared() {
    return events(JournalEvent.AlarmCleared.class).stream()
        .map(e -> e.kind() + " " + e.point())
        .toList();
  }

  long raisedAt(AlarmKind kind) {
    for (Remembered each : journal) {
      if (each.event() instanceof JournalEvent.AlarmRaised e && e.kind() == kind) {
        return each.at().uptimeMs();
      }
    }
    throw new AssertionError(kind + " was not raised");
  }

  StateMessage.Alarm alarm(AlarmKind kind, PointId point) {
    for (StateMessage message : room.picture(moment())) {
      if (message instanceof StateMessage.Alarm a && a.kind() == kind && a.point().equals(point)) {
        return a;
      }
    }
    throw new AssertionError("no alarm " + kind + " at " + point);
  }

  StateMessage.Point point(PointId point) {
    for (StateMessage message : room.picture(moment())) {
      if (message instanceof StateMessage.Point p && p.point().equals(point)) {
        return p;
      }
    }
    throw new AssertionError("no point " + point);
  }

  boolean output(PointId output) {
    return room.room().outputs().on().containsKey(output);
  }
}
