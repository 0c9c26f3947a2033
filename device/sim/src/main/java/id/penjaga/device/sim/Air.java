package id.penjaga.device.sim;

/// Air as a sensor would show it, wrong values included.
///
/// @param celsius temperature
/// @param percent relative humidity
public record Air(double celsius, double percent) {}
