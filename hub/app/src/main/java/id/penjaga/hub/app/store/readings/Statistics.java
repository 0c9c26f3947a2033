package id.penjaga.hub.app.store.readings;

import id.penjaga.hub.core.Tally;

/// What ENV-06 asks of a day or a month of a point.
///
/// @param tally least, most, mean, share of the judged time in band
/// @param withoutDataMs time of the stretch so far in which nothing was measured
public record Statistics(long fromMs, long toMs, Tally tally, long withoutDataMs) {}
