/// Wires for tests: scripted, hand-moved, with errors where the script says so.
@NullMarked
package id.penjaga.device.drivers.wire;

import org.jspecify.annotations.NullMarked;
