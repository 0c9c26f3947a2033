package id.penjaga.device.drivers.part.badge;

import org.jspecify.annotations.Nullable;

/// What a reader's line carried besides badges: the input of a fault alarm for a reader that talks
/// and says nothing readable.
///
/// @param refused how many frames or pieces of frames were refused since the reader was opened
/// @param last why the last of them was refused; null when a whole frame came after it
/// @param faulty whether the refusals are a fault of the reader; `last` then says which
public record Reception(long refused, @Nullable Refusal last, boolean faulty) {
  /// Nothing was refused.
  public static final Reception CLEAR = new Reception(0, null, false);
}
