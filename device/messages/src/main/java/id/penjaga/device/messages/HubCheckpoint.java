package id.penjaga.device.messages;

import org.jspecify.annotations.Nullable;

/// What the hub holds at a moment, for somebody outside to keep: whoever has it can prove later
/// that nothing up to there was changed.
///
/// @param chain `book`, or the log of a device's journal
/// @param wallMs when it was said
/// @param device whose journal it is; null for the book
/// @param checkpoint `<number>:<hash>` of the book, `<log>/<epoch>/<sequence>:<hash>` of a journal
public record HubCheckpoint(
    String chain, long wallMs, @Nullable DeviceId device, String checkpoint) {}
