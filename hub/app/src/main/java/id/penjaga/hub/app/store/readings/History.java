package id.penjaga.hub.app.store.readings;

import id.penjaga.hub.core.Samples;
import id.penjaga.hub.core.Tally;
import java.util.List;

/// A point over a stretch of time, as finely as the asker can draw it.
public sealed interface History {

  /// Every reading, with the missed ones.
  record Readings(Samples samples) implements History {}

  /// One tally for each stretch of `widthMs` that holds readings, in order.
  record Spans(long widthMs, List<Span> spans) implements History {}

  /// @param fromMs wall clock at which the stretch begins
  record Span(long fromMs, Tally tally) {}
}
