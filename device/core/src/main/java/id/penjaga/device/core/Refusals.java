package id.penjaga.device.core;

import id.penjaga.device.core.Plan.ReaderPlan;
import id.penjaga.device.core.access.Access;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.JournalEvent.AccessDenied;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The refusals of one reader: rate limited in the journal, all of them counted for the alarm. A
/// storm of unknown badges costs one record a second and not one page of the card each (F1).
///
/// @param times uptimes of the latest refusals, as many as raise the alarm at most
/// @param unknown the latest record of an unknown badge; null before the first
/// @param known the latest record of a known badge; null before the first
record Refusals(List<Long> times, @Nullable Burst unknown, @Nullable Burst known) {
  /// One reader makes at most one record of the same kind in so long.
  static final long PERIOD_MS = 1_000;

  static final Refusals NONE = new Refusals(List.of(), null, null);

  Refusals {
    times = List.copyOf(times);
  }

  /// Refusals that one record stands for.
  ///
  /// @param latest the latest of them, with a count of 1
  /// @param recordedMs uptime of the latest record
  /// @param waiting refusals since then, in no record yet
  record Burst(AccessDenied latest, long recordedMs, long waiting) {
    long dueMs() {
      return waiting == 0 ? Long.MAX_VALUE : recordedMs + PERIOD_MS;
    }

    boolean takes(AccessDenied denied, long now) {
      boolean same =
          denied.reason() == DenialReason.UNKNOWN_BADGE
              || denied.reason() == latest.reason() && denied.badge().equals(latest.badge());
      return same && now - recordedMs < PERIOD_MS;
    }
  }

  /// Uptime at which a record of what waits is due.
  long dueMs() {
    return Math.min(
        unknown == null ? Long.MAX_VALUE : unknown.dueMs(),
        known == null ? Long.MAX_VALUE : known.dueMs());
  }

  /// A refusal that says nothing against the badge: recorded, not counted for the alarm.
  static void record(Turn turn, ReaderPlan reader, BadgeId badge, Access.Denied why) {
    Refusals before = turn.refusals.get(reader.index());
    set(turn, reader.index(), before.recorded(turn, reader, badge, why, before.times));
  }

  private Refusals recorded(
      Turn turn, ReaderPlan reader, BadgeId badge, Access.Denied why, List<Long> latest) {
    AccessDenied denied =
        new AccessDenied(
            reader.door().id(),
            reader.id(),
            reader.rule().direction(),
            badge,
            why.holder(),
            why.reason());
    return why.reason() == DenialReason.UNKNOWN_BADGE
        ? new Refusals(latest, next(turn, unknown, denied), known)
        : new Refusals(latest, unknown, next(turn, known, denied));
  }

  private static Burst next(Turn turn, @Nullable Burst before, AccessDenied denied) {
    if (before != null && before.takes(denied, turn.now)) {
      return new Burst(denied, before.recordedMs(), before.waiting() + 1);
    }
    if (before != null) {
      write(turn, before);
    }
    turn.record(denied);
    return new Burst(denied, turn.now, 0);
  }

  private static void write(Turn turn, Burst burst) {
    if (burst.waiting() > 0) {
      AccessDenied d = burst.latest();
      turn.record(
          new AccessDenied(
              d.door(),
              d.reader(),
              d.direction(),
              d.badge(),
              d.holder(),
              d.reason(),
              burst.waiting()));
    }
  }

  /// Enough refusals in a short time raise the alarm; it is over when they have stopped for as
  /// long, and then waits for a person (ACC-16).
  static void refuse(Turn turn, ReaderPlan reader, BadgeId badge, Access.Denied why) {
    RoomRules.Denials limit = turn.plan.rules().denials();
    Refusals before = turn.refusals.get(reader.index());
    List<Long> times = new ArrayList<>(before.times.size() + 1);
    for (long time : before.times) {
      if (turn.now - time < limit.withinMs()) {
        times.add(time);
      }
    }
    times.add(turn.now);
    if (times.size() > limit.most()) {
      times.removeFirst();
    }
    set(turn, reader.index(), before.recorded(turn, reader, badge, why, times));
    if (limit.most() > 0 && times.size() == limit.most()) {
      turn.see(reader.repeated(), Judgement.BAD);
      turn.see(reader.repeated(), Judgement.GOOD);
    }
  }

  /// Writes down what has waited for its second.
  static void elapse(Turn turn) {
    for (int i = 0; i < turn.refusals.size(); i++) {
      Refusals before = turn.refusals.get(i);
      if (turn.now >= before.dueMs()) {
        set(
            turn,
            i,
            new Refusals(before.times, flush(turn, before.unknown), flush(turn, before.known)));
      }
    }
  }

  /// Writes down what waits at a reader before somebody is let in there, so that the journal tells
  /// wrong PINs and the right one in their order, also to the next start.
  static void settle(Turn turn, ReaderPlan reader) {
    Refusals before = turn.refusals.get(reader.index());
    Burst known = before.known;
    if (known != null && known.waiting() > 0) {
      write(turn, known);
      Burst written = new Burst(known.latest(), turn.now, 0);
      set(turn, reader.index(), new Refusals(before.times, before.unknown, written));
    }
  }

  private static @Nullable Burst flush(Turn turn, @Nullable Burst burst) {
    if (burst == null || turn.now < burst.dueMs()) {
      return burst;
    }
    write(turn, burst);
    return new Burst(burst.latest(), turn.now, 0);
  }

  private static void set(Turn turn, int reader, Refusals next) {
    turn.refusals = turn.refusals.with(reader, next);
  }
}
