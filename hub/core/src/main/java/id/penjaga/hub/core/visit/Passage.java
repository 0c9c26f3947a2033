package id.penjaga.hub.core.visit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who went in or out, as a door told.
///
/// @param holder of the badge, as the records of doors call them
/// @param permit by which a visitor entered; null on the way out and for a right of one's own
/// @param in whether they entered
/// @param at on the hub's corrected clock
/// @param wallMs as the device wrote it
public record Passage(
    String holder, @Nullable String permit, boolean in, Instant at, long wallMs) {}
