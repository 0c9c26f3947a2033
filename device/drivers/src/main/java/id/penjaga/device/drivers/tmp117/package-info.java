/// Texas Instruments TMP117: a thermometer good enough to calibrate the others by (ENV-05).
///
/// **Sheet.** ±0.1 °C from -20 to 50 °C without calibration, -55 to 150 °C in all; address 0x48 to
/// 0x4B, chosen by where ADD0 goes (GND, V+, SDA, SCL). Register 00 is the result in steps of 1/128
/// °C, 0F the identity (`117` below four bits of revision). It measures by itself, once a second.
/// Until the first result, register 00 holds `8000`.
///
/// **Wiring.** 3.3 V, SDA, SCL, ground at a connector for I2C; 100 nF at the part. The part feels
/// the board it is on: keep that small and away from heat.
///
/// **Limits.** No checksum; the identity is read with every sample, so a bus of all ones or zeros
/// is refused.
///
/// **Maturity.** Bench: the sheet's table of temperatures, scripted errors, and the kernel of the
/// virtual Pi.
@NullMarked
package id.penjaga.device.drivers.tmp117;

import org.jspecify.annotations.NullMarked;
