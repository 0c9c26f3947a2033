/// Character display of 20 columns and 4 rows (HD44780 or a clone) behind a PCF8574 on a two-wire
/// bus: the common blue or green module (ENV-09).
///
/// **Sheet.** The expander's outputs are RS (0), R/W (1), E (2), backlight (3) and D4 to D7 (4 to
/// 7). In 4-bit mode a byte is two nibbles, the upper first, each taken over when E falls. Start:
/// three times 3 with 5 ms behind the first, then 2; function set 28, display on 0C, entry mode 06.
/// A row begins at address 00, 40, 14, 54 (command 80 + address). An order takes 37 us, clearing
/// 1.5 ms. Character 20 to 7D is ASCII but for the backslash; DF is the degree sign.
///
/// **Wiring.** Connector J15; the module wants 5 V, and its pull-ups would pull the bus up to that:
/// take them off or put a level shifter between. Address 0x27 (PCF8574) or 0x3F (PCF8574A) unless
/// its bridges say otherwise.
///
/// **Limits.** Nothing is read back: a module whose expander answers and whose glass is dead looks
/// well. A disturbance that shifts the nibbles lasts until the next text, which begins with the
/// start sequence. What has no place among its characters is shown as `?`.
///
/// **Maturity.** Bench: a model of the controller behind the expander, built from the sheet, shows
/// what a person would read.
@NullMarked
package id.penjaga.device.drivers.lcd2004;

import org.jspecify.annotations.NullMarked;
