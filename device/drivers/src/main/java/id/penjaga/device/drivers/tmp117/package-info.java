/// Texas Instruments TMP117: a thermometer good enough to calibrate the others by (ENV-05).
///
/// **Sheet.** ±0.1 °C from -20 to 50 °C without calibration, -55 to 150 °C in all; I2C address 0x48
/// to 0x4B by the pin ADD0 (GND, V+, SDA, SCL). Register 00 holds the result in steps of 1/128 °C,
/// 0F the identity (0x117 below four bits of revision). It converts once a second by itself. Until
/// the first result, register 00 holds 0x8000.
///
/// **Wiring.** 3.3 V, SDA, SCL, ground at a connector for I2C; 100 nF at the part. The part
/// measures the board it is soldered to: a small one, away from heat.
///
/// **Limits.** No checksum; the identity is read with every sample, so a bus stuck at ones or zeros
/// is MALFORMED.
///
/// **Maturity.** Bench: the sheet's table of temperatures, scripted errors, and the kernel of the
/// virtual Pi.
@NullMarked
package id.penjaga.device.drivers.tmp117;

import org.jspecify.annotations.NullMarked;
