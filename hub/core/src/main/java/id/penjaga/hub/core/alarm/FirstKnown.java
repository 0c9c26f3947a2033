package id.penjaga.hub.core.alarm;

import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Counting that begins only when the first alarm is known: it may have been raised before anything
/// else says since when there is something to count; see [AlarmFigures#since].
public final class FirstKnown<T> implements Consumer<AlarmOccurrence> {
  private final Function<@Nullable Instant, T> begin;
  private final BiConsumer<T, AlarmOccurrence> take;
  private @Nullable T counts;

  /// @param begin what counts, from when the first alarm was raised; null for no alarm at all
  public FirstKnown(Function<@Nullable Instant, T> begin, BiConsumer<T, AlarmOccurrence> take) {
    this.begin = begin;
    this.take = take;
  }

  @Override
  public void accept(AlarmOccurrence one) {
    T now = counts == null ? begin.apply(one.raised()) : counts;
    counts = now;
    take.accept(now, one);
  }

  /// What counted.
  public T counted() {
    return counts == null ? begin.apply(null) : counts;
  }
}
