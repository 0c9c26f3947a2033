package id.penjaga.device.messages;

import org.jspecify.annotations.Nullable;

/// What every numbered message says of itself, whatever it holds. With it a hub can keep the text
/// of a message from a newer device, whose content it does not know, without losing its place in
/// the stream.
///
/// @param device who sent it
/// @param log see {@link JournalRecord}
/// @param position its place in its stream
/// @param after position of the message before; null for the first of a log
/// @param at the moment of the record, or of the first reading
/// @param type the name of the journal event; empty in a trend batch
/// @param previous hash of the record before; null in a trend batch
/// @param hash its own; null in a trend batch
public record Header(
    DeviceId device,
    String log,
    Position position,
    @Nullable Position after,
    Moment at,
    String type,
    @Nullable String previous,
    @Nullable String hash) {}
