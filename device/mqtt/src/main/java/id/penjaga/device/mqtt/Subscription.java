package id.penjaga.device.mqtt;

/// What to hear.
///
/// @param filter a topic, or a filter with wildcards
/// @param qos 0 or 1
public record Subscription(String filter, int qos) {}
