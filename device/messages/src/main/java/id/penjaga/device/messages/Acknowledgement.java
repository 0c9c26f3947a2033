package id.penjaga.device.messages;

import org.jspecify.annotations.Nullable;

/// What the hub holds durably of one log: everything up to and including these positions. Only this
/// frees records on the device; the broker's PUBACK frees nothing.
///
/// @param log the log this is about; a device ignores acknowledgements of another
/// @param journal null when the hub holds nothing of that stream
/// @param trend null when the hub holds nothing of that stream
public record Acknowledgement(
    DeviceId device, String log, @Nullable Position journal, @Nullable Position trend) {}
