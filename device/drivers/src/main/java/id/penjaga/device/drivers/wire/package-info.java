/// Wires: the small ports below the drivers, and the [Board] that opens them.
///
/// A driver sees one of a few things: a digital input, a digital output, a pair of lines with
/// pulses, a serial link, a part on a two-wire bus, a part on the network, a tone, a sensor that
/// the kernel already decodes, and time. The board knows which pin or device file hides behind a
/// connector of the schematic; a driver does not. The same drivers therefore run on a Raspberry Pi,
/// in a virtual machine with simulated lines, in the simulated room and in a unit test with a
/// scripted wire.
///
/// One rule of threads: everything a board calls in a driver (edges and timers) comes from one
/// thread of the board, one call after the other. What the shell calls (reads, writes, samples) may
/// come from other threads.
///
/// This package knows no part, no point, no alarm and no network.
@NullMarked
package id.penjaga.device.drivers.wire;

import org.jspecify.annotations.NullMarked;
