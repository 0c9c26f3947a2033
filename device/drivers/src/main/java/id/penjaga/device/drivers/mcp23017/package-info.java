/// Microchip MCP23017: sixteen more lines on a two-wire bus, as contacts (`mcp23017`) or as outputs
/// (`mcp23017-output`).
///
/// **Sheet.** Address 0x20 to 0x27 by A2 A1 A0. Registers in pairs, bank A first: 00 direction (1
/// is input, all ones after power-on), 02 polarity, 0C pull-ups of 100 kOhm, 12 levels, 14 latch.
/// 25 mA a pin, 125 mA in all. Supply 1.8 to 5.5 V.
///
/// **Wiring.** 3.3 V, SDA, SCL, ground, RESET to 3.3 V. Contacts between pin and ground, inside the
/// cabinet only; a cable that leaves the room goes through an opto-coupler. Outputs through a
/// driver such as a ULN2803, with a resistor that makes them safe while the chip is in reset and
/// its pins are inputs.
///
/// **Pins.** As contacts, one part is the whole chip and its channels are `a0` to `b7`; a pin that
/// no point names is not read into the room. As outputs, each pin is a part of its own with the
/// settings of a relay. One chip is all contacts or all outputs: a configuration that mixes them is
/// refused.
///
/// **Limits.** Contacts are looked at, three times in 4 ms, at the period; a press shorter than the
/// period is missed, so exit buttons belong on the Pi. GPA7 and GPB7 are outputs only by newer
/// sheets: do not use them as contacts. A chip that lost its supply is ordered anew with the next
/// sample; an output of it with the next switching, and until then its resistor holds it. An output
/// is read back at the pin. Locks do not belong here. The kernel's driver (`dtoverlay=mcp23017`)
/// would give interrupts; not both.
///
/// **Maturity.** Bench: the sheet's registers, scripted errors, and the kernel of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.mcp23017;

import org.jspecify.annotations.NullMarked;
