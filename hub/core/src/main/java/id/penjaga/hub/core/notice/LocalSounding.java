package id.penjaga.hub.core.notice;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a room is to sound again because nobody out there has its alarm: no centre gave a
/// receipt, and no person said anything.
///
/// @param raised when the alarm began
/// @param standing whether its condition has not ended
/// @param known whether a receipt or an acknowledgement is there
/// @param sounded when the room was last told to sound for it; null for never
public record LocalSounding(
    Instant raised, boolean standing, boolean known, @Nullable Instant sounded) {

  /// @param patience how long it waits, also between two soundings
  public boolean due(Duration patience, Instant now) {
    Instant from = sounded == null || sounded.isBefore(raised) ? raised : sounded;
    return standing && !known && !from.plus(patience).isAfter(now);
  }
}
