/// Microchip MCP23017: sixteen more lines on a two-wire bus, as contacts (`mcp23017`) or as outputs
/// (`mcp23017-output`).
///
/// **Sheet.** I2C address 0x20 to 0x27 by A2 A1 A0. Registers come in pairs, bank A first: 00 IODIR
/// (1 is input, all ones after power-on), 02 IPOL (polarity), 0C GPPU (pull-ups of 100 kOhm), 12
/// GPIO (levels), 14 OLAT (output latch). 25 mA per pin, 125 mA in all. Supply 1.8 to 5.5 V. GPA7
/// and GPB7 are outputs only (revision 2022 of the sheet): as inputs they can disturb SDA.
///
/// **Wiring.** 3.3 V, SDA, SCL, ground, RESET to 3.3 V. Contacts between pin and ground, inside the
/// cabinet; a cable that leaves the room comes through an opto-coupler. Outputs through a driver
/// such as a ULN2803, with a resistor that holds them safe while the chip is in reset and its pins
/// are inputs.
///
/// **Pins.** As contacts, one part is the whole chip and its channels are `a0` to `a6` and `b0` to
/// `b6`; a pin that no point names is not read into the room, and `a7` or `b7` as a channel is
/// refused. As outputs, each of the sixteen pins is a part of its own with the settings of a relay.
/// A configuration that mixes contacts and outputs on one chip is refused.
///
/// **Limits.** Contacts are polled, three times in 4 ms, once per `every`: a shorter press is
/// missed. A chip that lost its supply is configured again by the next sample, and an output of it
/// by its next drive; until then its resistor holds it. Every drive writes latch and direction and
/// reads the pin and the direction back. While the bus hangs, an output stays as it was and the end
/// of a pulse is retried every second. The kernel's own driver (`dtoverlay=mcp23017`) would claim
/// the address.
///
/// **Maturity.** Bench: the sheet's registers, scripted errors, and the kernel of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.mcp23017;

import org.jspecify.annotations.NullMarked;
