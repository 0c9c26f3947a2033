package id.penjaga.hub.core.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a monitor stands: the state machine of N misses (NET-01, NET-09, INC-01).
///
/// It is down since the first of the misses and up since the first of the good checks, so that the
/// length of an outage does not depend on how many it takes to be sure.
///
/// @param since when it began to stand so
/// @param misses in a row, since the last turn
/// @param firstMiss of those; null while there are none
/// @param goods in a row while it is down
/// @param firstGood of those
/// @param lastGood of all
/// @param lastMiss of all
/// @param downs the last beginnings of outages, at most [#FLAPS]
public record WatchState(
    Stand stand,
    Instant since,
    int misses,
    @Nullable Instant firstMiss,
    int goods,
    @Nullable Instant firstGood,
    @Nullable Instant lastGood,
    @Nullable Instant lastMiss,
    List<Instant> downs) {
  /// So many outages within [#FLAPPING] are flapping.
  static final int FLAPS = 4;

  static final Duration FLAPPING = Duration.ofHours(1);

  /// What flaps must be good so many times longer until it is up: it turns, and writes, less often.
  static final int DAMPING = 10;

  /// How a monitor stands.
  public enum Stand {
    /// Not asked yet, or not any more: neither up nor down.
    UNKNOWN,
    UP,
    DOWN,
    /// Nobody answers, the hub's own references neither: nothing is known of the other side.
    LOCAL_FAULT
  }

  public WatchState {
    downs = List.copyOf(downs);
  }

  /// Nothing is known since a moment.
  public static WatchState unknown(Instant since) {
    return new WatchState(Stand.UNKNOWN, since, 0, null, 0, null, null, null, List.of());
  }

  /// As it stood according to the book, before anything was asked again.
  public static WatchState of(Stand stand, Instant since) {
    return new WatchState(stand, since, 0, null, 0, null, null, null, List.of());
  }

  /// After a check.
  ///
  /// @param own the hub's own side as it is known now
  /// @param rule how many misses are down and how many good ones up
  public WatchState on(CheckResult result, OwnSide own, Watched rule) {
    if (result.fault() == CheckResult.Fault.UNABLE) {
      return silent(result.at());
    }
    return result.good() ? good(result.at(), rule) : missed(result.at(), own, rule);
  }

  /// Nothing was asked after a moment: what came then is neither up nor down.
  public WatchState silent(Instant last) {
    return stand == Stand.UNKNOWN
        ? new WatchState(stand, since, 0, null, 0, null, lastGood, lastMiss, downs)
        : turned(Stand.UNKNOWN, last.isBefore(since) ? since : last);
  }

  /// Whether it turns so often that it is not to be believed when it is good for a moment.
  public boolean flaps(Instant now) {
    return downs.size() >= FLAPS && downs.getFirst().isAfter(now.minus(FLAPPING));
  }

  private WatchState good(Instant at, Watched rule) {
    Instant first = firstGood == null ? at : firstGood;
    int count = goods + 1;
    boolean down = stand == Stand.DOWN || stand == Stand.LOCAL_FAULT;
    int needed = down ? flaps(at) ? rule.recover() * DAMPING : rule.recover() : 1;
    if (stand == Stand.UP || count < needed) {
      return new WatchState(
          stand,
          since,
          0,
          null,
          stand == Stand.UP ? 0 : count,
          stand == Stand.UP ? null : first,
          at,
          lastMiss,
          downs);
    }
    return new WatchState(Stand.UP, notBefore(first), 0, null, 0, null, at, lastMiss, downs);
  }

  private WatchState missed(Instant at, OwnSide own, Watched rule) {
    Instant first = firstMiss == null ? at : firstMiss;
    int count = misses + 1;
    WatchState counted = new WatchState(stand, since, count, first, 0, null, lastGood, at, downs);
    if (stand == Stand.DOWN) {
      Instant lost = own.downSince();
      return lost == null ? counted : counted.turned(Stand.LOCAL_FAULT, notBefore(lost));
    }
    if (stand == Stand.LOCAL_FAULT && own.quiet()) {
      // Only what is missed while the own side answers says something of the other side.
      return new WatchState(stand, since, 0, null, 0, null, lastGood, at, downs);
    }
    if (count < rule.misses()) {
      return counted;
    }
    return switch (own.since(first)) {
      case ANSWERS -> counted.fell(first);
      // A reference that is never asked must not hide an outage for ever.
      case OPEN -> count >= 2 * rule.misses() ? counted.fell(first) : counted;
      case SILENT ->
          stand == Stand.LOCAL_FAULT
              ? new WatchState(stand, since, 0, null, 0, null, lastGood, at, downs)
              : counted.turned(Stand.LOCAL_FAULT, notBefore(first));
    };
  }

  private WatchState fell(Instant first) {
    List<Instant> more = new ArrayList<>(downs);
    more.add(first);
    List<Instant> kept = more.subList(Math.max(0, more.size() - FLAPS), more.size());
    return new WatchState(
        Stand.DOWN, notBefore(first), misses, firstMiss, 0, null, lastGood, lastMiss, kept);
  }

  private WatchState turned(Stand to, Instant at) {
    return new WatchState(to, at, 0, null, 0, null, lastGood, lastMiss, downs);
  }

  private Instant notBefore(Instant moment) {
    return moment.isBefore(since) ? since : moment;
  }
}
