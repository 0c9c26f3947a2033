/// A relay or anything else that one output line switches: door lock, active buzzer, alarm relay,
/// beacon.
///
/// **Facts.** "On" is what the name of the part says: the lock released, the buzzer sounding, the
/// alarm relay in alarm. `active` is the level that means on. The line is requested with its safe
/// level, so that it does not glitch through another at start.
///
/// **Wiring.** Through a transistor and a flyback diode, or an opto-isolated relay module (many are
/// `active: low`). Without a program the pull resistor and the normally-open or normally-closed
/// contact on the schematic decide: a Raspberry Pi keeps an output as it was when the process dies.
/// The supply of a magnet lock runs through the fire alarm's own contact as well.
///
/// **Limits.** `safe` is the state at opening and closing. A pulse ends by the driver's own timer,
/// at the latest after `pulse-most-s`, even if no call follows; if the wire fails, it is retried
/// every second.
///
/// **Maturity.** Bench: the lines of the virtual Pi, also when the program is killed.
@NullMarked
package id.penjaga.device.drivers.relay;

import org.jspecify.annotations.NullMarked;
