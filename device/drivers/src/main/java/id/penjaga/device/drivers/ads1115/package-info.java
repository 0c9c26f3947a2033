/// Texas Instruments ADS1115: four analogue inputs on a two-wire bus, here for a leak rope that can
/// tell water from a cut cable (ENV-07).
///
/// **Sheet.** 16 bits with sign; address 0x48 to 0x4B, chosen by where ADDR goes (GND, VDD, SDA,
/// SCL). Register 1 orders: `C3 83` is one conversion of AIN0 against ground at ±4.096 V (125 uV a
/// step) and 128 samples in a second, `D3`, `E3`, `F3` are the other inputs; its highest bit reads
/// 1 when the result in register 0 is ready, 7.8 ms ±10 % later.
///
/// **Wiring.** Chip at 3.3 V. 47 kOhm from 3.3 V to the input, the two wires of the rope from the
/// input to ground, 47 kOhm between the wires at the rope's far end; 100 nF and a 3.3 V clamp at
/// the input. Dry is half the supply (1.65 V); water beside the end resistor pulls it under
/// `wet-below-mv`; without the end resistor the input goes to the supply, above `broken-above-mv`.
/// Two ropes, two inputs: two parts with the same address. A spot detector is the same with two
/// electrodes.
///
/// **Channels.** `leak`: 1 is wet; a cut rope is no reading but a miss. `voltage`: for choosing the
/// thresholds and for seeing dirt creep up.
///
/// **Limits.** A short circuit between the wires reads as water, on purpose. The order is read back
/// with every conversion, so a bus of all ones or zeros is refused. Direct current wears
/// electrodes: with 35 uA, years.
///
/// **Maturity.** Bench: the sheet's orders and codes, scripted errors, and the kernel of the
/// virtual Pi.
@NullMarked
package id.penjaga.device.drivers.ads1115;

import org.jspecify.annotations.NullMarked;
