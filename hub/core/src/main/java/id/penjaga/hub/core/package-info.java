/// The hub's decisions, pure: whether an arriving message is stored, what a group of readings adds
/// up to, what a device's clock was worth.
///
/// Nothing here knows a database, a broker, a clock or a thread; all it sees are values of the
/// contract (`device/messages`) and of itself. The shell (`hub/app`) asks, does what the answer
/// says and keeps the state.
@NullMarked
package id.penjaga.hub.core;

import org.jspecify.annotations.NullMarked;
