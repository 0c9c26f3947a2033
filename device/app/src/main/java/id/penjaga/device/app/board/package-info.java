/// The board `raspberry-pi`: connectors of the schematic on real wires. The only package that
/// imports `com.pi4j`.
///
/// **Lines.** Pi4J's core, with our own providers for digital inputs and outputs on the kernel's
/// character device (its own plug-ins are native libraries for ARM, or cannot be had). The chip is
/// found by its label, never by its number. An output is requested together with its first level;
/// every line carries its connector's name as consumer (`gpioinfo` shows `penjaga-J11`). Edges
/// carry the kernel's time of the interrupt. **Buses and tones.** Pi4J's I2C and PWM with our own
/// providers too: `I2C_RDWR` on `/dev/i2c-N`, so that a write and a read are one transaction, and
/// the kernel's PWM files, whose chip is found by its hardware. **Serial.** `termios2` on the
/// device file; Pi4J has no serial any more. **Pulses.** Both data lines of a Wiegand reader in one
/// request of the kernel, so that their edges keep their order; Pi4J has no such pair. **Network.**
/// TCP, to a part on the local network. **Sensors the kernel decodes.** Text files of its IIO
/// devices. **Which pin is where** stands in `connectors.csv`, the table of the schematic.
///
/// **When the process dies** the kernel takes the lines back. With `dtparam=strict_gpiod` in
/// `config.txt` an output becomes an input, and the resistor on the board decides; without it, a
/// Raspberry Pi keeps the level, and a door that was being unlocked stays unlocked. So the flag is
/// part of the installation, each output's resistor is chosen for its safe state, and the column
/// `at-rest` of the table says which that is.
///
/// Threads: edges and timers come from one thread, {@link id.penjaga.device.app.board.BoardThread}.
/// Native memory is only ever a confined arena of one call.
///
/// {@link id.penjaga.device.app.board.Probe} looks at a machine that has no configuration yet, and
/// writes a first one.
///
/// Apart from that first configuration, this package knows no point, no alarm, no journal and no
/// network.
@NullMarked
package id.penjaga.device.app.board;

import org.jspecify.annotations.NullMarked;
