/// Maxim DS18B20: temperature on one wire, decoded by the Linux kernel (`w1_therm`). Many sensors
/// share the wire: rack fronts, supply air, the outdoor unit.
///
/// **Sheet.** -55 to 125 °C, ±0.5 °C from -10 to 85 °C; 750 ms for 12 bits; nine bytes with a
/// CRC-8. After power-on the scratchpad holds 85 °C (`50 05 4B 46 7F FF 0C 10 1C`), which is no
/// measurement.
///
/// **Wiring.** 3.3 V, data, ground, 4.7 kOhm from data to 3.3 V (the overlay sets none). One line
/// from sensor to sensor, no star, up to some 30 m. `/boot/firmware/config.txt`:
/// `dtoverlay=w1-gpio,gpiopin=N`. Power by the data wire alone (parasitic) is not supported.
///
/// **Access.** `w1_slave` of `/sys/bus/w1/devices/28-*`: the bytes, `YES` or `NO` for their CRC,
/// and `t=` in thousandths; reading it starts a measurement and blocks for 0.75 s. Since Linux 5.10
/// the kernel tries ten times and then leaves the file empty, so that a cut and a damaged frame
/// look alike. The setting `sensor` names one of several.
///
/// **Limits.** Exactly 85.000 °C is always refused: no room of ours is that hot. Nine zero bytes
/// have a right CRC and are refused. Counterfeits are common: buy from a distributor and calibrate
/// (ENV-05).
///
/// **Maturity.** Bench: the kernel's own text, scripted errors, and the kernel's driver in the
/// virtual Pi.
@NullMarked
package id.penjaga.device.drivers.ds18b20;

import org.jspecify.annotations.NullMarked;
