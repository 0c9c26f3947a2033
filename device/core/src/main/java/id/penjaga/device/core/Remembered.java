package id.penjaga.device.core;

import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.OccurrenceId;
import org.jspecify.annotations.Nullable;

/// One journal event of an earlier epoch. Its uptime cannot be compared with this epoch's.
///
/// @param id the place of its record, which names the occurrence of a raised alarm; null while the
///     record is not durable
public record Remembered(Moment at, JournalEvent event, @Nullable OccurrenceId id) {
  public Remembered(Moment at, JournalEvent event) {
    this(at, event, null);
  }
}
