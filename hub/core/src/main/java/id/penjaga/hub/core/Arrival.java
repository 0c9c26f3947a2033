package id.penjaga.hub.core;

import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.TrendBatch;
import org.jspecify.annotations.Nullable;

/// The header of a numbered message, all that decides whether it is stored.
///
/// @param position its own place
/// @param after the place of the message before it; null for the first of a log. Always before
///     `position`.
/// @param previous hash of the record before it; null in the trend stream
/// @param hash its own hash; null in the trend stream
public record Arrival(
    Position position, @Nullable Position after, @Nullable String previous, @Nullable String hash) {

  public Arrival {
    if (after != null && after.compareTo(position) >= 0) {
      throw new IllegalArgumentException(
          "message " + position + " says it comes after " + after + ", which is not before it");
    }
  }

  public static Arrival of(JournalRecord record) {
    return new Arrival(record.position(), record.after(), record.previous(), record.hash());
  }

  public static Arrival of(TrendBatch batch) {
    return new Arrival(batch.position(), batch.after(), null, null);
  }
}
