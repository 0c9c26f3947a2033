package id.penjaga.device.drivers.wire;

/// A labelled place on the schematic that a config entry names.
///
/// @param name as printed on the board, such as `J5`
/// @param kind what it offers
/// @param purpose what it is meant for, in a few words
public record Connector(String name, WireKind kind, String purpose) {}
