/// Sensirion SHT30, SHT31 and SHT35: temperature and relative humidity on a two-wire bus. The
/// recommended room sensor.
///
/// **Sheet.** -40 to 125 °C, ±0.2 °C (SHT35: ±0.1 °C) and ±2 %RH (SHT35: ±1.5 %RH) where a server
/// room lives; address 0x44, or 0x45 with ADDR high. A single measurement of high repeatability
/// without clock stretching is `24 00`, ready after 15 ms; the answer is two words of temperature
/// and humidity, each with a CRC-8 (polynomial 31, start FF; `BE EF` gives `92`). T = -45 + 175 · x
/// / 65535, RH = 100 · x / 65535.
///
/// **Wiring.** 3.3 V, SDA, SCL, ground at a connector for I2C; the Pi's own 1.8 kOhm pull-ups are
/// enough for a metre, for more use a shielded cable, 100 nF at the sensor and 10 kHz, or a bus
/// extender. Keep it out of the air of the machines it sits beside.
///
/// **Limits.** All ones and all zeros on the bus fail the CRC. A right CRC around a number the part
/// cannot measure is refused too. No heater, no alert pin, no periodic mode: one measurement at a
/// time cannot go stale.
///
/// **Maturity.** Bench: the sheet's vectors, scripted errors, and the kernel of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.sht3x;

import org.jspecify.annotations.NullMarked;
