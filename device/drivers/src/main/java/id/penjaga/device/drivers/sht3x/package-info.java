/// Sensirion SHT30, SHT31 and SHT35: temperature and relative humidity on a two-wire bus. The
/// recommended room sensor.
///
/// **Sheet.** -40 to 125 °C, ±0.2 °C (SHT35: ±0.1 °C) and ±2 %RH (SHT35: ±1.5 %RH) in the range of
/// a server room; I2C address 0x44, or 0x45 with ADDR high. The command 0x2400 starts a single-shot
/// measurement with high repeatability and without clock stretching, done after 15 ms; the answer
/// is two words, temperature and humidity, each with a CRC-8 (polynomial 31, start FF; `BE EF`
/// gives `92`). T = -45 + 175 · x / 65535, RH = 100 · x / 65535.
///
/// **Wiring.** 3.3 V, SDA, SCL, ground at a connector for I2C, 100 nF at the sensor. The Pi's own
/// 1.8 kOhm pull-ups drive about a metre at 100 kHz; a longer, shielded cable works at 10 kHz or
/// with a bus extender. Away from the exhaust of the machines beside it.
///
/// **Limits.** Ones or zeros on the whole bus fail the CRC. A right CRC around a number outside the
/// part's range is OUT_OF_RANGE. No heater, no alert pin, no periodic mode: a single-shot
/// measurement cannot be stale.
///
/// **Maturity.** Bench: the sheet's vectors, scripted errors, and the kernel of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.sht3x;

import org.jspecify.annotations.NullMarked;
