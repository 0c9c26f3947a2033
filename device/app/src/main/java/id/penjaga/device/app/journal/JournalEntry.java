package id.penjaga.device.app.journal;

import id.penjaga.device.messages.Position;

/// A record as it was read back.
///
/// @param number how many records the log took before this one since it was made; a step of more
///     than one between two entries means that the
///     disk lost what was between
/// @param body the bytes as they were appended; the reader's own copy
public record JournalEntry(Position position, long number, byte[] body) {}
