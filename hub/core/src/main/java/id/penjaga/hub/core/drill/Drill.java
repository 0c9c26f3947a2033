package id.penjaga.hub.core.drill;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.core.alarm.EscalationChain;
import id.penjaga.hub.core.notice.FaultName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A drill at one device.
///
/// @param begun names it: there is one at a time
/// @param person who began it, by number in the book
/// @param order that lets the device test its outputs; empty when it could not be told
/// @param alarms the newest alarm there was when it began
/// @param ended null while it is under way
public record Drill(
    Instant begun,
    String device,
    long person,
    String reason,
    String order,
    long alarms,
    @Nullable Instant ended,
    @Nullable End end) {
  /// What is acted, in the words of alarms.
  public static final List<String> KINDS = List.of("FORCED_DOOR", "WATER_LEAK", "UPS_ON_BATTERY");

  /// So long it lasts at the least, so that every channel has its turn.
  static final Duration SHORTEST = Duration.ofMinutes(1);

  /// And at the most: who has not answered by then is told no more.
  public static final Duration LONGEST = Duration.ofMinutes(60);

  /// How often the way of a warning is to be tried.
  static final Duration EVERY = Duration.ofDays(180);

  /// Those who keep the room are told again so long after they were told.
  static final Duration AGAIN = Duration.ofDays(30);

  /// Why a drill is over.
  public enum End {
    /// Somebody answered each of its notices.
    COMPLETE,
    /// A person ended it.
    STOPPED,
    /// An alarm was raised: from then on everything is meant.
    REAL_ALARM,
    /// Its time was over before everything was answered.
    TIME
  }

  /// Since when a drill is due, or due again; null when none is.
  ///
  /// @param last when the last complete one began, or the first device was heard where there was
  ///     none
  public static @Nullable Instant due(Instant last, Instant now) {
    Instant due = last.plus(EVERY);
    return due.isAfter(now)
        ? null
        : due.plus(AGAIN.multipliedBy(Duration.between(due, now).dividedBy(AGAIN)));
  }

  /// Why no drill begins.
  public enum Refusal {
    /// Another one is under way.
    UNDER_WAY,
    /// A critical alarm stands: nobody must wonder which one is meant.
    ALARM,
    /// No such device.
    NO_DEVICE
  }

  /// What the book and the notices call one of its conditions.
  public FaultName name(String kind) {
    return FaultName.drill(kind, device, begun);
  }

  /// All conditions by their names.
  public List<FaultName> names() {
    return KINDS.stream().map(this::name).toList();
  }

  /// Why it is over now; null when it goes on. A real alarm comes before everything else.
  ///
  /// @param alarm whether an alarm was raised since, or a critical one came back
  /// @param answered whether somebody answered each condition
  public @Nullable End over(boolean alarm, boolean answered, Instant now) {
    if (alarm) {
      return End.REAL_ALARM;
    }
    if (now.isBefore(begun) || !now.isBefore(begun.plus(LONGEST))) {
      return End.TIME; // also when the clock was set back
    }
    return answered && !now.isBefore(begun.plus(SHORTEST)) ? End.COMPLETE : null;
  }

  /// The chains that a condition climbs: the one its real alarm would.
  public static List<EscalationChain> chains(
      List<EscalationChain> alarms, Severity severity, String kind) {
    return alarms.stream()
        .filter(one -> one.takes(severity, kind))
        .limit(1)
        .map(one ->
            new EscalationChain(
                one.severities(), Set.of(), one.office(), one.untilOver(), one.rungs()))
        .toList();
  }
}
