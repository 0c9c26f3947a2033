/// Drills: whether a warning would arrive, tried on purpose with the real chains and channels.
///
/// A drill is no alarm: nothing of it stands in the tables of alarms, outages, cases or readings.
/// It must know nothing of SQL or of how a channel sends.
@NullMarked
package id.penjaga.hub.core.drill;

import org.jspecify.annotations.NullMarked;
