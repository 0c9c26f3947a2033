/// Bosch BME280: temperature and relative humidity on a two-wire bus. Its pressure is not read: no
/// rule of the room asks for it.
///
/// **Sheet.** -40 to 85 °C, ±0.5 °C at 25 °C; ±3 %RH; address 0x76, or 0x77 with SDO high. Identity
/// `60` in register D0; a BMP280 (`58`) looks the same and has no humidity. Each part carries its
/// own calibration in 88 to A1 and E1 to E7. One forced measurement of temperature and humidity
/// takes at most 6.5 ms; status bit 3 says when it is over. A channel that was not measured reads
/// `80000` or `8000`.
///
/// **Wiring.** 3.3 V, SDA, SCL, ground; CSB high selects I2C. Modules with a regulator for 5 V warm
/// the sensor by half a degree; calibrate (ENV-05).
///
/// **Limits.** The part warms itself when asked often: 10 s or more between samples. All ones and
/// all zeros fail the identity. The calibration is read again after every failure, since another
/// part may have been plugged in. No checksum: a flipped bit is the plausibility gate's business.
///
/// **Maturity.** Bench: the sheet's temperature example; humidity held against the sheet's second,
/// integer formula; the kernel of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.bme280;

import org.jspecify.annotations.NullMarked;
