package id.penjaga.hub.core.alarm;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.core.alarm.AlarmFigure.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The figures of the alarms of a room or a site over a span, after ISA-18.2 (clause "Monitoring
/// and assessment") and EEMUA 191; [AlarmFigure] names the recommended values.
///
/// Alarms count in the span that they were raised in; stale ones also where they still stood in it.
/// What people had set aside is no sign of neglect: it adds to no flood, and is neither fleeting,
/// stale nor unacknowledged.
///
/// @param to the end, exclusive
/// @param brief whether less than a day of it has passed, which says nothing of a rate
/// @param alarms how many were raised
/// @param floods that began in the span
/// @param chattering what was raised and over three times within a minute, and what its device held
///     as one alarm because it was raised again and again; with all its alarms of the span
/// @param fleeting alarms that were over within a minute and before anybody took note, without
///     those of `chattering`
/// @param stale alarms that stood for 24 hours or more, some of it in the span; the longest first
/// @param top what was raised most often, at most ten
/// @param toAcknowledge from the raising to the acknowledgement
/// @param never how many were not acknowledged
/// @param standing from the raising to the end, of those whose end was seen
/// @param byKind how many of each kind
/// @param values the figures that are compared with what is recommended
public record AlarmFigures(
    Instant from,
    Instant to,
    boolean brief,
    int alarms,
    List<AlarmFlood> floods,
    List<Often> chattering,
    int fleeting,
    List<AlarmOccurrence> stale,
    List<Often> top,
    Times toAcknowledge,
    int never,
    Times standing,
    Map<Severity, Integer> bySeverity,
    Map<String, Integer> byKind,
    Map<AlarmFigure, Double> values) {
  /// What is over within this time was there too shortly for anybody to act.
  static final Duration FLEETING = Duration.ofMinutes(1);

  /// What stands so long is no alarm any more.
  static final Duration STALE = Duration.ofHours(24);

  static final Duration DAY = Duration.ofDays(1);

  /// Fewer alarms than these make a top-ten share of more than 5 % whatever they are.
  private static final int SHARED = 200;

  /// One of fewer than these is more than 5 %.
  private static final int RANKED = 20;

  public AlarmFigures {
    floods = List.copyOf(floods);
    chattering = List.copyOf(chattering);
    stale = List.copyOf(stale);
    top = List.copyOf(top);
  }

  /// What was raised often.
  ///
  /// @param one of its alarms, the latest
  /// @param raises how often its condition raised it: more than its alarms where those chattered
  /// @param share of all alarms, 0 to 1
  public record Often(AlarmOccurrence one, int alarms, long raises, double share) {}

  /// How long something took, by nearest rank; the three are null when there was none.
  public record Times(
      int count, @Nullable Duration half, @Nullable Duration most, @Nullable Duration longest) {
    static Times of(long[] sorted) {
      return new Times(sorted.length, rank(sorted, 50), rank(sorted, 95), rank(sorted, 100));
    }

    private static @Nullable Duration rank(long[] sorted, int percent) {
      int rank = (int) ((sorted.length * (long) percent + 99) / 100);
      return sorted.length == 0 ? null : Duration.ofMillis(sorted[rank - 1]);
    }
  }

  /// From when alarms can have been counted: when the first device was heard, or what it wrote down
  /// before that.
  ///
  /// @param earliest when the first of their alarms that is known was raised; null for none
  /// @param heard when each was first heard
  /// @param asked the beginning that is asked for; never earlier than that
  public static Instant since(
      @Nullable Instant earliest, Collection<Instant> heard, Instant asked, Instant now) {
    Instant first =
        Stream.concat(Stream.ofNullable(earliest), heard.stream())
            .filter(one -> one.isBefore(now))
            .min(Comparator.naturalOrder())
            .orElse(asked);
    return first.isAfter(asked) ? first : asked;
  }

  AlarmFigures with(Map<AlarmFigure, Double> found) {
    return new AlarmFigures(
        from,
        to,
        brief,
        alarms,
        floods,
        chattering,
        fleeting,
        stale,
        top,
        toAcknowledge,
        never,
        standing,
        bySeverity,
        byKind,
        found);
  }

  Map<AlarmFigure, Double> values(int busiest, Instant end) {
    double length = Math.max(1, Duration.between(from, end).toMillis());
    Map<AlarmFigure, Double> all = new EnumMap<>(AlarmFigure.class);
    for (AlarmFigure figure : AlarmFigure.values()) {
      all.put(
          figure,
          switch (figure) {
            case PER_DAY -> alarms * DAY.toMillis() / length;
            case PER_TEN_MINUTES -> alarms * AlarmFlood.WINDOW.toMillis() / length;
            case MOST_IN_TEN_MINUTES -> (double) busiest;
            case FLOOD_SHARE -> floods.stream().mapToLong(one -> lasted(one, end)).sum() / length;
            case CHATTERING -> (double) chattering.size();
            case FLEETING -> (double) fleeting;
            case STALE -> (double) staleAtOnce(end);
            case TOP_SHARE -> share(top.stream().mapToInt(Often::alarms).sum());
            case CRITICAL_SHARE -> share(bySeverity.getOrDefault(Severity.CRITICAL, 0));
          });
    }
    return all;
  }

  private double share(int of) {
    return alarms == 0 ? 0 : of / (double) alarms;
  }

  /// The value of a figure.
  public double value(AlarmFigure figure) {
    return values.getOrDefault(figure, 0.0);
  }

  /// How a figure compares with what is recommended.
  public Mark mark(AlarmFigure figure) {
    double value = value(figure);
    return switch (figure) {
      case PER_DAY -> brief ? Mark.OPEN : mark(value, 150, 300);
      case PER_TEN_MINUTES -> brief ? Mark.OPEN : mark(value, 1, 2);
      case MOST_IN_TEN_MINUTES -> mark(value, AlarmFlood.MOST, AlarmFlood.MOST);
      case FLOOD_SHARE -> brief ? Mark.OPEN : mark(value, 0.01, 0.01);
      case CHATTERING, FLEETING -> mark(value, 0, 0);
      case STALE -> mark(value, 0, 4);
      case TOP_SHARE -> alarms < SHARED ? Mark.OPEN : mark(value, 0.05, 0.05);
      case CRITICAL_SHARE -> alarms < RANKED ? Mark.OPEN : mark(value, 0.05, 0.05);
    };
  }

  private static Mark mark(double value, double good, double tolerable) {
    return value <= good ? Mark.GOOD : value <= tolerable ? Mark.TOLERABLE : Mark.POOR;
  }

  static Instant until(AlarmOccurrence one, Instant end) {
    Instant over = one.cleared();
    return over == null || over.isAfter(end) ? end : over;
  }

  /// Whether it was stale at some moment of the span.
  static boolean stale(AlarmOccurrence one, Instant from, Instant end) {
    Instant since = one.heard().plus(STALE);
    return !one.silent() && !until(one, end).isBefore(since) && !until(one, end).isBefore(from);
  }

  /// How many were stale at the same time.
  private int staleAtOnce(Instant end) {
    TreeMap<Instant, Integer> changes = new TreeMap<>();
    for (AlarmOccurrence one : stale) {
      Instant since = one.heard().plus(STALE);
      changes.merge(since.isBefore(from) ? from : since, 1, Integer::sum);
      changes.merge(until(one, end).plusMillis(1), -1, Integer::sum); // it is, at its last moment
    }
    int now = 0;
    int most = 0;
    for (int change : changes.values()) {
      now += change;
      most = Math.max(most, now);
    }
    return most;
  }

  private static long lasted(AlarmFlood flood, Instant end) {
    Instant until = flood.until();
    return Duration.between(flood.from(), until == null ? end : until).toMillis();
  }
}
