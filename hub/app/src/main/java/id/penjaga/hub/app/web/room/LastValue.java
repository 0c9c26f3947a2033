package id.penjaga.hub.app.web.room;

/// The last good reading of a point, from the store.
///
/// @param wallMs when it was read
/// @param sinceMs since when it has this value
record LastValue(double value, long wallMs, long sinceMs) {}
