/// Sensirion SHT40, SHT41 and SHT45: temperature and relative humidity on a two-wire bus, the
/// successor of the SHT3x.
///
/// **Sheet.** -40 to 125 °C, ±0.2 °C (SHT45: ±0.1 °C) and ±1.8 %RH (SHT45: ±1 %RH) in the range of
/// a server room; the I2C address is fixed in the part's name: A 0x44, B 0x45, C 0x46. The command
/// 0xFD measures with high precision, done after 8.3 ms; the answer is two words, each with a CRC-8
/// (polynomial 31, start FF; `BE EF` gives `92`). T = -45 + 175 · x / 65535, RH = -6 + 125 · x /
/// 65535, clamped to 0 and 100 as the sheet says.
///
/// **Wiring.** As the SHT3x: 3.3 V, SDA, SCL, ground at a connector for I2C, 100 nF at the sensor.
///
/// **Limits.** Ones or zeros on the whole bus fail the CRC. Humidity is clamped only within what
/// the sheet allows; a number at the end of the scale is OUT_OF_RANGE. The heater is never switched
/// on.
///
/// **Maturity.** Bench: the sheet's vectors, scripted errors, and the kernel of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.sht4x;

import org.jspecify.annotations.NullMarked;
