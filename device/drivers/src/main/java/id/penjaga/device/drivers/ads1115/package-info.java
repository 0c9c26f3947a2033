/// Texas Instruments ADS1115: four analogue inputs on a two-wire bus, here for a leak rope that can
/// tell water from a cut cable (`ads1115`, ENV-07), and for the contact of a door whose cable
/// cannot be bridged or cut unseen (`ads1115-line`, ACC-15).
///
/// **Sheet.** 16 bits with sign; I2C address 0x48 to 0x4B by the pin ADDR (GND, VDD, SDA, SCL).
/// Write 0xC383 to the config register (1): single-shot conversion of AIN0 against ground, range
/// ±4.096 V (125 uV per step), 128 samples per second. 0xD383, 0xE383 and 0xF383 convert AIN1 to
/// AIN3. Bit 15 of the config register reads 1 when the conversion is done, after 7.8 ms ±10 %; the
/// result is in register 0.
///
/// **Wiring.** Chip at 3.3 V. 47 kOhm from 3.3 V to the input, the two wires of the rope from the
/// input to ground, 47 kOhm between the wires at the rope's far end; 100 nF and a 3.3 V clamp at
/// the input. A dry rope reads half the supply (1.65 V); water in parallel to the end resistor
/// pulls the input below `wet-below-mv`; with the end resistor cut off the input rises to the
/// supply, above `broken-above-mv`. Two ropes on two inputs are two parts with the same address. A
/// spot detector is the same with two electrodes.
///
/// A supervised line: 4.7 kOhm from 3.3 V to the input, and inside the contact's housing 4.7 kOhm
/// in series with the contact and 4.7 kOhm across it, both on the far side of the cable. A closed
/// contact reads half the supply (1.65 V), an open one two thirds (2.2 V), a short circuit of the
/// cable 0 V, a cut one the supply. Resistors of 1 %; the thresholds lie half way.
///
/// **Channels.** A line has `open` (1 = the contact is open), `tamper` (1 = shorted or cut; `open`
/// is a miss then) and `voltage`. A rope has `leak`: 1 is wet; a cut rope is a miss. `voltage`: for
/// choosing the thresholds and for seeing dirt build up.
///
/// **Limits.** A line is asked, ten times a second at most: an opening shorter than its period is
/// not seen, and who knows the resistors can put their own at the cable's near end. For a rope a
/// short circuit between the wires reads as water, on purpose. The config register is read back
/// with every conversion, so a bus stuck at ones or zeros is MALFORMED. More than 3.6 V is
/// OUT_OF_RANGE: the rope hangs on 3.3 V. Direct current wears electrodes: at 35 uA within years.
///
/// **Maturity.** Bench: the sheet's register values and codes, scripted errors, and the kernel of
/// the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.ads1115;

import org.jspecify.annotations.NullMarked;
