package id.penjaga.device.core;

import id.penjaga.device.core.Shutdown.Announced;
import id.penjaga.device.core.Shutdown.Draining;
import id.penjaga.device.core.Shutdown.Feed;
import id.penjaga.device.core.Shutdown.Ordered;
import id.penjaga.device.core.Shutdown.Seen;
import id.penjaga.device.core.Shutdown.Supply;
import id.penjaga.device.core.Shutdown.Watching;
import id.penjaga.device.core.ShutdownRules.Below;
import id.penjaga.device.core.ShutdownRules.Group;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.ShutdownCause;
import id.penjaga.device.messages.StateMessage.Quality;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shuts groups of servers down in their order when the battery that feeds them runs out, and
/// records what was announced, cancelled, ordered and released (PWR-08).
final class Shutdowns {
  private Shutdowns() {}

  /// @param servers those that are connected
  record Row(Shutdown state, long servers) {
    static final Row FIRST = new Row(Shutdown.WATCHING, 0);

    Row with(Shutdown next) {
      return new Row(next, servers);
    }
  }

  /// Why a battery runs out.
  private record Verdict(Judgement runsOut, ShutdownCause cause, @Nullable Measure measured) {
    static final Verdict LASTS = new Verdict(Judgement.GOOD, ShutdownCause.LOW_BATTERY, null);

    Verdict or(Verdict other) {
      return weight(other.runsOut) > weight(runsOut) ? other : this;
    }

    private static int weight(Judgement judgement) {
      return switch (judgement) {
        case BAD -> 2;
        case BLIND -> 1;
        case GOOD, IN_BETWEEN -> 0;
      };
    }
  }

  static void counted(Turn turn, PointId group, long servers) {
    List<Group> groups = turn.plan.rules().shutdown().groups();
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i).name().equals(group)) {
        Row row = turn.shutdowns.get(i);
        turn.shutdowns = turn.shutdowns.with(i, new Row(row.state(), servers));
      }
    }
  }

  /// What an earlier run announced or ordered goes on where this run has not begun by itself. Its
  /// times begin anew.
  static void adopt(Turn turn, Slots<Row> earlier) {
    for (int i = 0; i < turn.shutdowns.size(); i++) {
      Row row = turn.shutdowns.get(i);
      if (row.state() instanceof Watching || row.state() instanceof Draining) {
        turn.shutdowns = turn.shutdowns.with(i, row.with(earlier.get(i).state()));
      }
    }
    resume(turn);
  }

  /// Gives what an earlier run announced or ordered its times.
  static void resume(Turn turn) {
    ShutdownRules rules = turn.plan.rules().shutdown();
    for (int i = 0; i < turn.shutdowns.size(); i++) {
      Row row = turn.shutdowns.get(i);
      Shutdown state = row.state();
      if (state instanceof Announced(long dueMs, Supply supply) && dueMs == Shutdown.NEVER) {
        state = new Announced(turn.now + rules.warningMs(), supply);
      } else if (state instanceof Ordered(long sinceMs, Supply supply)
          && sinceMs == Shutdown.NEVER) {
        state = new Ordered(turn.now, supply);
      }
      turn.shutdowns = turn.shutdowns.with(i, row.with(state));
    }
  }

  /// Judges every group, the first to go first.
  static void judge(Turn turn) {
    ShutdownRules rules = turn.plan.rules().shutdown();
    List<Group> groups = rules.groups();
    List<Verdict> verdicts = verdicts(turn, groups);
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      Row row = turn.shutdowns.get(i);
      Seen seen =
          new Seen(
              feed(turn, group),
              verdicts.get(i).runsOut(),
              row.servers(),
              turn.now >= turnMs(groups, turn.shutdowns, i));
      Shutdown next = Shutdown.next(row.state(), seen, rules, turn.now);
      if (next != row.state()) {
        turn.shutdowns = turn.shutdowns.with(i, row.with(next));
        record(turn, group, row, next, verdicts.get(i));
      }
      boolean stands = next instanceof Announced || next instanceof Ordered;
      int alarm = turn.plan.alarm(AlarmKind.SERVER_SHUTDOWN, group.name());
      turn.see(
          alarm,
          stands ? Judgement.BAD : Judgement.GOOD,
          stands ? verdicts.get(i).measured() : null);
    }
  }

  private static void record(Turn turn, Group group, Row before, Shutdown next, Verdict verdict) {
    PointId name = group.name();
    PointId ups = group.ups();
    switch (next) {
      case Announced(long dueMs, Supply _) when !(before.state() instanceof Announced) ->
          turn.record(
              new JournalEvent.ShutdownAnnounced(
                  name, ups, verdict.cause(), dueMs - turn.now, before.servers()));
      case Ordered _ when !(before.state() instanceof Ordered) ->
          turn.record(new JournalEvent.ShutdownOrdered(name, ups, before.servers()));
      case Watching _ when before.state() instanceof Announced ->
          turn.record(new JournalEvent.ShutdownCancelled(name, ups));
      case Watching _ when before.state() instanceof Ordered ->
          turn.record(new JournalEvent.ShutdownReleased(name, ups, before.servers()));
      case Watching _, Draining _, Announced _, Ordered _ -> {}
    }
  }

  /// A group goes by its own thresholds, and by those of every group of its UPS that goes later:
  /// nobody is overtaken.
  private static List<Verdict> verdicts(Turn turn, List<Group> groups) {
    List<Verdict> verdicts = new ArrayList<>();
    groups.forEach(group -> verdicts.add(verdict(turn, group)));
    for (int i = groups.size() - 2; i >= 0; i--) {
      for (int later = i + 1; later < groups.size(); later++) {
        if (groups.get(later).ups().equals(groups.get(i).ups())) {
          verdicts.set(i, verdicts.get(i).or(verdicts.get(later)));
          break;
        }
      }
    }
    return verdicts;
  }

  private static Verdict verdict(Turn turn, Group group) {
    Verdict verdict = Verdict.LASTS;
    PointId low = group.lowBattery();
    if (low != null) {
      Measure measure = known(turn, low);
      Judgement judgement =
          measure == null ? Judgement.BLIND : measure.on() ? Judgement.BAD : Judgement.GOOD;
      verdict = verdict.or(new Verdict(judgement, ShutdownCause.LOW_BATTERY, null));
    }
    return verdict
        .or(below(turn, group.runtime(), ShutdownCause.RUNTIME))
        .or(below(turn, group.charge(), ShutdownCause.CHARGE));
  }

  private static Verdict below(Turn turn, @Nullable Below below, ShutdownCause cause) {
    if (below == null) {
      return Verdict.LASTS;
    }
    Measure measure = known(turn, below.point());
    if (measure == null) {
      return new Verdict(Judgement.BLIND, cause, null);
    }
    Judgement judgement = measure.value() < below.value() ? Judgement.BAD : Judgement.GOOD;
    return new Verdict(judgement, cause, measure);
  }

  private static Feed feed(Turn turn, Group group) {
    Measure measure = known(turn, group.onBattery());
    if (measure == null) {
      return Feed.UNKNOWN;
    }
    return measure.on() ? Feed.BATTERY : Feed.MAINS;
  }

  /// Null while a point is not good: what it said before is not what it says.
  private static @Nullable Measure known(Turn turn, PointId point) {
    PointPlan plan = turn.plan.point(point);
    PointState state = plan == null ? null : turn.points.get(plan.index());
    return state == null || state.quality() != Quality.GOOD ? null : state.measure();
  }

  /// Uptime from which a group may go: after those of its UPS before it that go as well.
  private static long turnMs(List<Group> groups, Slots<Row> rows, int index) {
    Group group = groups.get(index);
    long turn = 0;
    for (int i = 0; i < index; i++) {
      if (groups.get(i).ups().equals(group.ups())) {
        turn =
            switch (rows.get(i).state()) {
              case Watching _, Draining _ -> turn;
              case Announced _ -> Shutdown.NEVER;
              case Ordered(long sinceMs, Supply _) -> Math.max(turn, sinceMs + group.afterMs());
            };
      }
    }
    return turn;
  }

  /// Uptime at which time alone changes a group; {@link Shutdown#NEVER} when it does not.
  static long dueMs(ShutdownRules rules, Slots<Row> rows, long now) {
    long due = Shutdown.NEVER;
    for (int i = 0; i < rows.size(); i++) {
      switch (rows.get(i).state()) {
        case Watching _ -> {}
        case Draining(long sinceMs) -> due = sooner(due, sinceMs + rules.lastingMs(), now);
        case Announced(long dueMs, Supply supply) ->
            due =
                supply.back()
                    ? sooner(due, supply.backMs() + rules.settledMs(), now)
                    : sooner(due, Math.max(dueMs, turnMs(rules.groups(), rows, i)), now);
        case Ordered(long _, Supply supply) -> {
          if (supply.back()) {
            due = sooner(due, supply.backMs() + rules.settledMs(), now);
            due = sooner(due, supply.backMs() + Shutdown.LONGEST_BACK_MS, now);
          }
        }
      }
    }
    return due;
  }

  /// What is over already waits for a reading and not for time.
  private static long sooner(long due, long other, long now) {
    return other > now ? Math.min(due, other) : due;
  }

  static List<ServerGroup> picture(Room room) {
    List<Group> groups = room.plan().rules().shutdown().groups();
    List<ServerGroup> all = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Row row = room.shutdowns().get(i);
      Group group = groups.get(i);
      all.add(
          switch (row.state()) {
            case Watching _, Draining _ -> view(group, row, ServerGroup.Phase.WATCHING);
            case Announced(long dueMs, Supply supply) ->
                view(group, row, ServerGroup.Phase.ANNOUNCED, dueMs, supply);
            case Ordered(long _, Supply supply) ->
                view(group, row, ServerGroup.Phase.ORDERED, Shutdown.NEVER, supply);
          });
    }
    return List.copyOf(all);
  }

  private static ServerGroup view(Group group, Row row, ServerGroup.Phase phase) {
    return view(group, row, phase, Shutdown.NEVER, Supply.UNHEARD);
  }

  private static ServerGroup view(
      Group group, Row row, ServerGroup.Phase phase, long dueMs, Supply supply) {
    return new ServerGroup(group, phase, dueMs, supply.heard(), supply.backMs(), row.servers());
  }
}
