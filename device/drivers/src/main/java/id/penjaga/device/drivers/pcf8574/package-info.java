/// PCF8574 and PCF8574A (NXP, Texas Instruments): eight more lines on a two-wire bus, as contacts
/// (`pcf8574`) or as outputs (`pcf8574-output`). The chip on most cheap relay and contact modules.
///
/// **Sheet.** I2C address 0x20 to 0x27, the variant A 0x38 to 0x3F, by A2 A1 A0. No registers: a
/// write sets the output latch, a read returns the levels of the pins. A pin at 1 is a weak pull-up
/// of 100 uA and works as an input; at 0 it sinks 25 mA. All are 1 after power-on. 100 kHz.
///
/// **Wiring.** 3.3 V, SDA, SCL, ground. Contacts between pin and ground, inside the cabinet.
/// Outputs switch to ground (`active: low`, the default here): an opto-coupler or a PNP stage from
/// 3.3 V; without a program, and after a loss of supply, they are off.
///
/// **Pins.** As contacts, one part is the whole chip and its channels are `p0` to `p7`. As outputs,
/// each pin is a part of its own with the settings of a relay. A configuration that mixes contacts
/// and outputs on one chip is refused.
///
/// **Limits.** The chip has no identity and no readable latch: a bus of all ones looks like eight
/// open contacts, all zeros like eight closed ones; the MCP23017 tells them apart. Contacts are
/// polled, three times in 4 ms, once per `every`. Every drive writes the latch and reads the pin
/// back; a pin that is held low from outside is a fault, and its latch stays low until the next
/// drive. While the bus hangs, an output stays as it was and the end of a pulse is retried every
/// second.
///
/// **Maturity.** Bench: the sheet's behaviour, scripted errors, and the kernel of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.pcf8574;

import org.jspecify.annotations.NullMarked;
