/// Power outages of a room: one record each, folded from what devices sensed and what people told.
///
/// A fold over a set of facts, so that it is the same in whatever order they came, however late
/// and however often. A dip is counted and opens nothing; a UPS that does not answer says nothing
/// of the mains; mains that are back are not a UPS that is off its battery. It must know nothing of
/// cases, of devices' wires and of where anything is stored.
@NullMarked
package id.penjaga.hub.core.outage;

import org.jspecify.annotations.NullMarked;
