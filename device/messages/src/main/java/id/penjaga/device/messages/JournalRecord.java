package id.penjaga.device.messages;

import org.jspecify.annotations.Nullable;

/// One record of the journal, as stored on the device's disk and sent byte for byte.
///
/// `hash` is the SHA-256, in hex, of the payload's bytes before `,"hash":`; `previous` is the hash
/// of the record before it, 64 zeros for the first of a log.
///
/// @param log 16 hex digits made when the device's journal was created: a new card is a new log
/// @param after position of the record before; null for the first of a log
public record JournalRecord(
    DeviceId device,
    String log,
    Position position,
    @Nullable Position after,
    Moment at,
    JournalEvent event,
    String previous,
    String hash) {
  public static final String GENESIS = "0".repeat(64);
}
