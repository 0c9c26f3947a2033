/// What a driver gives the shell: four kinds of [Part], and the [Driver] that describes and opens
/// one.
///
/// The description is data beside the code: settings with their ranges, the kind of wire, the
/// channels with their units, the shortest period. Config checks, documents and the schematic's
/// tests read it; nothing of it is written down a second time elsewhere.
///
/// This package knows wires and measures. It does not know points, alarms, badges' owners or the
/// network, and drivers do not know each other.
@NullMarked
package id.penjaga.device.drivers.part;

import org.jspecify.annotations.NullMarked;
