package id.penjaga.hub.app.web.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// A bucket of requests for each token: it fills at a steady rate and holds two seconds of it. So a
/// program may hurry for a moment and not for long, and costs its own requests only.
final class Pace {
  private static final int SECONDS = 2;
  private static final int REMEMBERED = 1_000;

  private final double rate;
  private final LongSupplier nanos;
  private final Map<Long, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Bucket(double left, long at) {}

  /// @param rate requests in a second
  /// @param nanos monotonic clock
  Pace(int rate, LongSupplier nanos) {
    this.rate = rate;
    this.nanos = nanos;
  }

  /// Takes one request.
  ///
  /// @return zero when there was one; otherwise how long until there is
  synchronized Duration take(long token) {
    long now = nanos.getAsLong();
    Bucket known = buckets.get(token);
    double most = rate * SECONDS;
    double left = known == null ? most : Math.min(most, known.left + (now - known.at) * rate / 1e9);
    if (left < 1) {
      buckets.put(token, new Bucket(left, now));
      return Duration.ofNanos((long) ((1 - left) / rate * 1e9) + 1);
    }
    buckets.put(token, new Bucket(left - 1, now));
    return Duration.ZERO;
  }
}
