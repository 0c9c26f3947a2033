package id.penjaga.device.drivers.part;

import java.util.function.Consumer;

/// A part with one two-valued channel that speaks up when it changes: a door, a leak rope, the
/// mains, a button.
public non-sealed interface Contact extends Part {
  Channel channel();

  /// The settled state now, or why it is not known. Ask at a slow period too: an edge can be lost.
  PartAnswer state();

  /// Tells every further settled change, on the board's thread. One listener; set it before relying
  /// on {@link #state}.
  void onChange(Consumer<Change> listener);

  /// @param answer the new state, or why it is no longer known
  /// @param uptimeNanos when the input last moved before it settled, on the board's scale
  record Change(PartAnswer answer, long uptimeNanos) {}
}
