package id.penjaga.device.core;

import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.OccurrenceId;
import org.jspecify.annotations.Nullable;

/// State machine of one condition: `Quiet -> Pending -> Raised -> Clearing -> Quiet`, or
/// `-> Latched -> Quiet` where a person must take note first.
///
/// - At the end of a delay the value decides. Still bad raises and still good clears; inside the
///   limits but not past the deadband does neither, and the delay restarts at the next bad or good
///   value. A clear verdict for the other side ends the delay at once.
/// - {@link Judgement#BLIND} never raises and never clears: a running delay is given up, a standing
///   alarm stands. What stands beside it is SENSOR_FAULT.
/// - A latched alarm whose condition returns is raised again without a second record.
/// - One that is raised again and again is held: it stands as one until it is calm (see {@link
///   Chatter}).
sealed interface Alarm {

  /// @param since when it cleared, or when the device started
  record Quiet(Moment since) implements Alarm {}

  /// @param fromMs uptime at which the condition was first seen
  record Pending(Moment since, long fromMs) implements Alarm {}

  record Raised(Standing standing) implements Alarm {}

  /// @param fromMs uptime at which the condition was first seen gone
  record Clearing(Standing standing, long fromMs) implements Alarm {}

  /// @param since when the condition was gone
  record Latched(Standing standing, Moment since) implements Alarm {}

  /// It stands whatever its condition does, until that was good for a while.
  ///
  /// @param inner what its condition makes of it by itself, as if it were not held
  record Chattering(Alarm inner, Standing standing, Spell spell) implements Alarm {
    /// The alarm after a look at its condition.
    private Alarm seen(Alarm next, Judgement seen, AlarmRule rule, Moment at, long now) {
      boolean blind = seen == Judgement.BLIND;
      Spell after = spell.seen(inner, next, blind, seen == Judgement.GOOD, now);
      if (seen == Judgement.GOOD && after.calmMs(rule) <= now) {
        return gone(standing, rule, at);
      }
      return next == inner && after.equals(spell) ? this : new Chattering(next, standing, after);
    }

    /// The alarm after time has passed without a look.
    private Alarm passed(Alarm next, AlarmRule rule, Moment at, long now) {
      boolean ends = !quiet(inner) && quiet(next);
      Spell after = spell.seen(inner, next, false, ends, now);
      if (after.calmMs(rule) <= now) {
        return gone(standing, rule, at);
      }
      return next == inner && after.equals(spell) ? this : new Chattering(next, standing, after);
    }
  }

  /// How an alarm chatters.
  ///
  /// @param fromMs uptime of the first of the raises; {@link #EARLIER} when it was before the last
  ///     start
  /// @param raises how often it was raised, those that made it chatter included
  /// @param quietMs uptime since which it would not stand by itself and its condition is known;
  ///     {@link #LOUD} while that is not so
  /// @param told how many of the raises are written down
  /// @param toldMs uptime of that record
  record Spell(long fromMs, long raises, long quietMs, long told, long toldMs) {
    static final long EARLIER = -1;
    static final long LOUD = Long.MAX_VALUE;

    /// @param blind whether nothing is known of the condition
    /// @param good whether it is known to be good; what is neither good nor bad begins no quiet
    private Spell seen(Alarm before, Alarm after, boolean blind, boolean good, long now) {
      boolean rises = !stands(before) && stands(after);
      boolean stays = quiet(after) && !blind && (good || quietMs != LOUD);
      return new Spell(
          fromMs,
          rises ? raises + 1 : raises,
          !stays ? LOUD : quietMs == LOUD ? now : quietMs,
          told,
          toldMs);
    }

    Spell toldAt(long now) {
      return new Spell(fromMs, raises, quietMs, raises, now);
    }

    /// Uptime at which it is calm; never while it is not quiet.
    private long calmMs(AlarmRule rule) {
      return quietMs == LOUD ? LOUD : quietMs + rule.chatter().withinMs();
    }

    /// How long it chattered, the quiet at its end not counted; -1 when a restart lay between.
    long lastedMs(long now) {
      return fromMs == EARLIER ? -1 : Math.min(now, quietMs) - fromMs;
    }
  }

  private static boolean stands(Alarm alarm) {
    return alarm instanceof Raised || alarm instanceof Clearing;
  }

  private static boolean quiet(Alarm alarm) {
    return alarm instanceof Quiet || alarm instanceof Latched;
  }

  /// What is known of an alarm that stands.
  ///
  /// @param raisedMs uptime of the raising; {@link #EARLIER} when it was raised before the last
  ///     start
  /// @param measured the value that raised it; null where none applies
  /// @param occurrence its name; null until its record is durable
  record Standing(
      Moment raisedAt,
      long raisedMs,
      boolean acknowledged,
      @Nullable Measure measured,
      @Nullable OccurrenceId occurrence) {
    static final long EARLIER = -1;

    Standing acknowledge() {
      return new Standing(raisedAt, raisedMs, true, measured, occurrence);
    }

    Standing named(OccurrenceId name) {
      return new Standing(raisedAt, raisedMs, acknowledged, measured, name);
    }

    /// How long it has stood, -1 when a restart lay between.
    long stoodMs(long now) {
      return raisedMs == EARLIER ? -1 : now - raisedMs;
    }
  }

  /// The alarm after a look at its condition. The same object when nothing changed.
  static Alarm next(
      Alarm alarm,
      Judgement seen,
      @Nullable Measure measured,
      AlarmRule rule,
      Moment at,
      long now) {
    return next(alarm, seen, measured, rule, at, now, now);
  }

  /// @param sinceMs uptime since when the condition is as it is seen now
  static Alarm next(
      Alarm alarm,
      Judgement seen,
      @Nullable Measure measured,
      AlarmRule rule,
      Moment at,
      long now,
      long sinceMs) {
    return switch (alarm) {
      case Quiet(Moment since) ->
          switch (seen) {
            case BAD -> next(new Pending(since, sinceMs), seen, measured, rule, at, now);
            case GOOD, IN_BETWEEN, BLIND -> alarm;
          };
      case Pending(Moment since, long fromMs) -> {
        boolean due = now - fromMs >= rule.raiseAfterMs();
        yield switch (seen) {
          case BAD -> due ? new Raised(new Standing(at, now, false, measured, null)) : alarm;
          case IN_BETWEEN -> due ? new Quiet(since) : alarm;
          case GOOD, BLIND -> new Quiet(since);
        };
      }
      case Raised(Standing standing) ->
          switch (seen) {
            case GOOD -> next(new Clearing(standing, now), seen, measured, rule, at, now);
            case BAD, IN_BETWEEN, BLIND -> alarm;
          };
      case Clearing(Standing standing, long fromMs) -> {
        boolean due = now - fromMs >= rule.clearAfterMs();
        yield switch (seen) {
          case GOOD -> due ? gone(standing, rule, at) : alarm;
          case IN_BETWEEN -> due ? new Raised(standing) : alarm;
          case BAD, BLIND -> new Raised(standing);
        };
      }
      case Latched(Standing standing, Moment _) ->
          switch (seen) {
            case BAD -> new Raised(standing);
            case GOOD, IN_BETWEEN, BLIND -> alarm;
          };
      case Chattering held ->
          held.seen(
              next(held.inner(), seen, measured, rule, at, now, sinceMs), seen, rule, at, now);
    };
  }

  private static Alarm gone(Standing standing, AlarmRule rule, Moment at) {
    return rule.latch() && !standing.acknowledged() ? new Latched(standing, at) : new Quiet(at);
  }

  /// The alarm after time has passed without a look; what was seen last still holds.
  static Alarm pass(Alarm alarm, AlarmRule rule, Moment at, long now) {
    if (rule.byReading()) {
      return alarm;
    }
    return switch (alarm) {
      case Pending _ -> next(alarm, Judgement.BAD, null, rule, at, now);
      case Clearing _ -> next(alarm, Judgement.GOOD, null, rule, at, now);
      case Chattering held -> held.passed(pass(held.inner(), rule, at, now), rule, at, now);
      case Quiet _, Raised _, Latched _ -> alarm;
    };
  }

  /// The alarm after a person has taken note; the same object when there is nothing to note.
  static Alarm acknowledge(Alarm alarm, Moment at) {
    return switch (alarm) {
      case Raised(Standing s) when !s.acknowledged() -> new Raised(s.acknowledge());
      case Clearing(Standing s, long fromMs) when !s.acknowledged() ->
          new Clearing(s.acknowledge(), fromMs);
      case Latched _ -> new Quiet(at);
      case Chattering held when !held.standing().acknowledged() ->
          new Chattering(
              acknowledge(held.inner(), at), held.standing().acknowledge(), held.spell());
      case Quiet _, Pending _, Raised _, Clearing _, Chattering _ -> alarm;
    };
  }

  /// The alarm with the name of its occurrence; the same object when another one stands.
  ///
  /// @param raisedAt when the named occurrence was raised
  static Alarm named(Alarm alarm, Moment raisedAt, OccurrenceId name) {
    Standing standing = standing(alarm);
    if (standing == null || !standing.raisedAt().equals(raisedAt)) {
      return alarm;
    }
    Standing named = standing.named(name);
    return switch (alarm) {
      case Raised _ -> new Raised(named);
      case Clearing(Standing _, long fromMs) -> new Clearing(named, fromMs);
      case Latched(Standing _, Moment since) -> new Latched(named, since);
      case Chattering held -> new Chattering(held.inner(), named, held.spell());
      case Quiet _, Pending _ -> alarm;
    };
  }

  /// Uptime at which {@link #pass} will change it.
  static long deadline(Alarm alarm, AlarmRule rule) {
    return switch (alarm) {
      case Pending p when !rule.byReading() -> p.fromMs() + rule.raiseAfterMs();
      case Clearing c when !rule.byReading() -> c.fromMs() + rule.clearAfterMs();
      case Chattering held when !rule.byReading() ->
          Math.min(deadline(held.inner(), rule), held.spell().calmMs(rule));
      case Quiet _, Pending _, Raised _, Clearing _, Latched _, Chattering _ -> Long.MAX_VALUE;
    };
  }

  /// What stands; null when nothing does.
  static @Nullable Standing standing(Alarm alarm) {
    return switch (alarm) {
      case Quiet _, Pending _ -> null;
      case Raised(Standing s) -> s;
      case Clearing(Standing s, long _) -> s;
      case Latched(Standing s, Moment _) -> s;
      case Chattering held -> held.standing();
    };
  }
}
