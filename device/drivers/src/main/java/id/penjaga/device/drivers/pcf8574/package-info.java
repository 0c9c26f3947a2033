/// PCF8574 and PCF8574A (NXP, Texas Instruments): eight more lines on a two-wire bus, as contacts
/// (`pcf8574`) or as outputs (`pcf8574-output`). The chip on most cheap relay and contact modules.
///
/// **Sheet.** Address 0x20 to 0x27, the variant A 0x38 to 0x3F, by A2 A1 A0. No registers: a byte
/// written is the latch, a byte read is the pins. A pin at 1 is a weak pull-up of 100 uA and can be
/// read; at 0 it sinks 25 mA. All are 1 after power-on. 100 kHz.
///
/// **Wiring.** 3.3 V, SDA, SCL, ground. Contacts between pin and ground, inside the cabinet.
/// Outputs switch to ground (`active: low`, the default here): an opto-coupler or a PNP stage from
/// 3.3 V; with no program, and after a cut of supply, they are off.
///
/// **Pins.** As contacts, one part is the whole chip and its channels are `p0` to `p7`. As outputs,
/// each pin is a part of its own with the settings of a relay. One chip is all contacts or all
/// outputs: a configuration that mixes them is refused.
///
/// **Limits.** The chip has nothing to be recognised by and no latch to be read: a bus of all ones
/// looks like eight open contacts, all zeros like eight closed ones. Use it for what may be wrong
/// once, and the MCP23017 otherwise. Contacts are looked at three times in 4 ms at the period. An
/// output is read back at the pin; a pin that is held low from outside is refused, and stays told
/// to be low. Locks do not belong here.
///
/// **Maturity.** Bench: the sheet's behaviour, scripted errors, and the kernel of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.pcf8574;

import org.jspecify.annotations.NullMarked;
