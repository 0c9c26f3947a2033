package id.penjaga.hub.app.web.room;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An answer kept until it is said to be old, or has become old by itself.
///
/// @param <T> of the answer
final class CachedAnswer<T> {
  private final Supplier<T> question;
  private final LongSupplier uptimeMs;
  private final long longestMs;
  private volatile boolean old = true;
  private @Nullable T answer;
  private long askedMs;

  /// @param uptimeMs monotonic clock
  /// @param longestMs an answer older than this is asked for anew in any case
  CachedAnswer(Supplier<T> question, LongSupplier uptimeMs, long longestMs) {
    this.question = question;
    this.uptimeMs = uptimeMs;
    this.longestMs = longestMs;
  }

  void invalidate() {
    old = true;
  }

  synchronized T get() {
    long now = uptimeMs.getAsLong();
    T known = answer;
    if (known != null && !old && now - askedMs <= longestMs) {
      return known;
    }
    old = false;
    askedMs = now;
    try {
      T fresh = question.get();
      answer = fresh;
      return fresh;
    } catch (RuntimeException e) {
      old = true;
      throw e;
    }
  }
}
