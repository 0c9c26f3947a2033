package id.penjaga.hub.core;

import id.penjaga.device.messages.Position;
import org.jspecify.annotations.Nullable;

/// What becomes of an arriving message.
public sealed interface Verdict {

  /// It is the next one: store it.
  record Store(Chain chain) implements Verdict {}

  /// It is not the next one, and the device has declared that it cannot send the ones before it:
  /// write the hole down, then store it.
  ///
  /// @param from last message held before the hole; null when nothing is held
  /// @param to the last missing message
  record HoleThenStore(@Nullable Position from, Position to) implements Verdict {}

  /// It is held already, or lies in a hole that was declared: do not store it.
  record Duplicate() implements Verdict {}

  /// Something different is held at its place: the device's history was rolled back or copied. Do
  /// not store it; count it and show it.
  ///
  /// @param held hash of the record that stays; null when none is held at its place, though the
  ///     stream has passed it
  record Fork(@Nullable String held) implements Verdict {}

  /// Messages before it are missing and the device may still have them: do not store it, repeat the
  /// acknowledgement so that it rewinds.
  record Gap() implements Verdict {}

  /// Whether a record's `prev` is the hash of the record held before it.
  enum Chain {
    /// It is. In the trend stream, which has no hashes, there is nothing to check.
    HOLDS,
    /// It is not: the record before it was changed, or history was rolled back.
    BROKEN,
    /// The record before it is not held.
    AFTER_HOLE
  }
}
