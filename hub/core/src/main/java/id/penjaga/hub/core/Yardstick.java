package id.penjaga.hub.core;

import id.penjaga.device.messages.Limits;
import org.jspecify.annotations.Nullable;

/// What the time of a point is measured against.
///
/// @param limits the band; null when the point has none
/// @param accuracy how far a value may be from the true one; 0 when that is not known
/// @param box what is recommended for its kind; null when nothing is
public record Yardstick(@Nullable Limits limits, double accuracy, @Nullable RecommendedBox box) {}
