package id.penjaga.device.mqtt;

/// One message to publish.
///
/// @param retained whether the broker keeps it for late subscribers; an empty retained payload
///     makes it forget the one it has
public record Publication(String topic, byte[] payload, boolean retained) {}
