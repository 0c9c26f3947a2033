/// Readings as they are packed, folded into hourly series and tallies, and read again.
///
/// A commit appends one small packet, and every few minutes packets are folded into one row per
/// point and part of an hour. Row by row the same readings cost 25 times the time and three times
/// the space (measured, see `hub/decisions`).
///
/// It must not know where readings come from, or acknowledge anything.
@NullMarked
package id.penjaga.hub.app.store.readings;

import org.jspecify.annotations.NullMarked;
