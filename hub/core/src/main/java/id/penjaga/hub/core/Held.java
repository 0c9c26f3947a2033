package id.penjaga.hub.core;

import id.penjaga.device.messages.Position;
import org.jspecify.annotations.Nullable;

/// What the hub holds of one stream of one log.
///
/// @param highWater position of the last message stored; null when there is none
/// @param lastHash hash of the last journal record stored; null for the trend stream, and when
///     nothing is held
/// @param oldest the oldest message the device said it can still send; null when it said nothing or
///     has none
public record Held(
    @Nullable Position highWater, @Nullable String lastHash, @Nullable Position oldest) {

  public static final Held NOTHING = new Held(null, null, null);

  /// After a message was stored.
  public Held stored(Position position, @Nullable String hash) {
    return new Held(position, hash, oldest);
  }

  /// After a new birth certificate, which names the oldest message the device still has.
  public Held declaring(@Nullable Position newOldest) {
    return new Held(highWater, lastHash, newOldest);
  }

  boolean reaches(@Nullable Position position) {
    return position == null || highWater != null && highWater.compareTo(position) >= 0;
  }
}
