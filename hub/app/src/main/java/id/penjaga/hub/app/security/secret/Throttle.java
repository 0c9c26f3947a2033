package id.penjaga.hub.app.security.secret;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Makes every further guess wait twice as long as the one before. An attempt counts when it
/// begins, so guesses sent at the same moment do not slip through together. Remembers a bounded
/// number of names; the longest untouched is forgotten first.
public final class Throttle {
  private static final int REMEMBERED = 20_000;
  private static final int STEPS = 30;

  private final LongSupplier nanos;
  private final int free;
  private final Duration longest;
  private final Duration forgetAfter;
  private final Map<String, Tries> byName =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Tries(int count, long notBefore, long last) {}

  /// @param nanos monotonic clock
  /// @param free attempts before the first wait
  /// @param longest the wait does not grow beyond this
  /// @param forgetAfter a name that did not try for this long starts anew
  public Throttle(LongSupplier nanos, int free, Duration longest, Duration forgetAfter) {
    this.nanos = nanos;
    this.free = free;
    this.longest = longest;
    this.forgetAfter = forgetAfter;
  }

  /// Asks for one attempt and counts it when it may go on.
  ///
  /// @return zero when it may; otherwise how long to wait
  public synchronized Duration attempt(String name) {
    long now = nanos.getAsLong();
    Tries known = byName.get(name);
    if (known != null && now - known.last > forgetAfter.toNanos()) {
      known = null;
    }
    if (known != null && known.notBefore - now > 0) {
      return Duration.ofNanos(known.notBefore - now);
    }
    int count = known == null ? 1 : known.count + 1;
    byName.put(name, new Tries(count, now + waitAfter(count).toNanos(), now));
    return Duration.ZERO;
  }

  /// The last attempt was right: the name starts anew.
  public synchronized void succeeded(String name) {
    byName.remove(name);
  }

  private Duration waitAfter(int count) {
    if (count < free) {
      return Duration.ZERO;
    }
    Duration doubled = Duration.ofSeconds(1L << Math.min(count - free, STEPS));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
