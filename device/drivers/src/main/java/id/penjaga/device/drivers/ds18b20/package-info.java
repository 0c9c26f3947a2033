/// Maxim DS18B20: temperature on one wire, decoded by the Linux kernel (`w1_therm`). Many sensors
/// share the wire: rack fronts, supply air, the outdoor unit.
///
/// **Sheet.** -55 to 125 °C, ±0.5 °C from -10 to 85 °C; a conversion of 12 bits takes 750 ms; nine
/// bytes of scratchpad with a CRC-8. After power-on the scratchpad holds 85 °C (`50 05 4B 46 7F FF
/// 0C 10 1C`), which is no measurement. With too little supply the conversion returns all ones,
/// 127.9375 °C.
///
/// **Wiring.** 3.3 V, data, ground, 4.7 kOhm from data to 3.3 V (the overlay sets none), one line
/// from sensor to sensor: the branches of a star reflect the pulses. `/boot/firmware/config.txt`:
/// `dtoverlay=w1-gpio,gpiopin=N`. A sensor that is powered by its data wire alone (parasitic) reads
/// 85 or 127.9375 °C, and both are a miss that names the supply.
///
/// **Access.** `w1_slave` of `/sys/bus/w1/devices/28-*`: the bytes, `YES` or `NO` for their CRC,
/// and `t=` in thousandths; reading it starts a conversion and blocks for 0.75 s. Since Linux 5.10
/// the kernel tries ten times and then returns an empty file, so a cut wire and a damaged frame
/// look alike. The setting `sensor` names one of several.
///
/// **Limits.** Exactly 85.000 °C is always refused: no room is that hot. Nine zero bytes have a
/// right CRC and are refused. Counterfeits are common; calibration finds them (ENV-05).
///
/// **Maturity.** Bench: the kernel's own text, scripted errors, and the kernel's driver in the
/// virtual Pi.
@NullMarked
package id.penjaga.device.drivers.ds18b20;

import org.jspecify.annotations.NullMarked;
