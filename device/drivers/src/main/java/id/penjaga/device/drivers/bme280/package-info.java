/// Bosch BME280: temperature and relative humidity on a two-wire bus. Its pressure is not read: no
/// rule of the room asks for it.
///
/// **Sheet.** -40 to 85 °C, ±0.5 °C at 25 °C; ±3 %RH; I2C address 0x76, or 0x77 with SDO high.
/// Register D0 holds the identity 0x60; a BMP280 holds 0x58 and has no humidity. Registers 88 to A1
/// and E1 to E7 hold the calibration of the individual part. A forced measurement of temperature
/// and humidity takes at most 6.5 ms; bit 3 of the status register is 1 meanwhile. A channel that
/// was not measured reads 0x80000 (temperature) or 0x8000 (humidity).
///
/// **Wiring.** 3.3 V, SDA, SCL, ground; CSB high selects I2C. A module with a regulator for 5 V
/// warms the sensor by half a degree: calibrate it (ENV-05).
///
/// **Limits.** The part warms itself when it is sampled often, so `every` is 10 s at the least.
/// Ones or zeros on the whole bus fail the identity. The calibration is read again after each
/// failure, since another part may have been plugged in. There is no checksum: a flipped bit inside
/// the range is left to the plausibility gate.
///
/// **Maturity.** Bench: the sheet's temperature example; humidity compared with the sheet's second,
/// integer formula; the kernel of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.bme280;

import org.jspecify.annotations.NullMarked;
