package id.penjaga.device.app.link;

/// One message to send.
///
/// @param retained whether a late subscriber gets it too
public record Parcel(String topic, byte[] payload, boolean retained) {}
