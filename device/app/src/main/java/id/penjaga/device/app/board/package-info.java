/// The board `raspberry-pi`: the connectors of the schematic on real wires. `connectors.csv` is the
/// schematic's table of which pin is where; [BoardPins] reads it and [RaspberryPi] opens what a
/// driver asks for. The packages below hold one kind of wire each: `gpio` (levels, edges and
/// pulses), `tone` (PWM), `i2c`, `serial`, `tcp`, `sensor` (parts that the kernel decodes).
/// `kernel` is the thread that waits for all of them.
///
/// `com.pi4j` is imported in this tree only. Pi4J's core is used with providers of our own: its
/// plug-ins are native libraries for ARM, or do not exist for what is needed.
///
/// **When the process dies** the kernel takes the lines back. With `dtparam=strict_gpiod` in
/// `config.txt` an output becomes an input, and the resistor on the board decides; without it, a
/// Raspberry Pi keeps the level, and a door that was being unlocked stays unlocked. So the flag is
/// part of the installation, each output's resistor is chosen for its safe state, and the column
/// `at-rest` of the table says which that is.
///
/// Native memory is only ever a confined arena of one call. Must not know points, alarms, the
/// journal and the network link.
@NullMarked
package id.penjaga.device.app.board;

import org.jspecify.annotations.NullMarked;
