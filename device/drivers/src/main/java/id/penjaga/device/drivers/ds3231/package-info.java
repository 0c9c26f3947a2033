/// Maxim DS3231: the clock that knows the time when the power comes back before the network does.
///
/// **Sheet.** Address 0x68. Register 0E control, 0F status (bit 7: the oscillator has stopped since
/// somebody last cleared it; bits 6 to 4 are always 0), 10 aging, 11 and 12 temperature: degrees
/// with sign, then quarters in the two highest bits (`19 40` is 25.25 °C), new every 64 s, ±3 °C.
///
/// **Wiring.** 3.3 V, SDA, SCL, ground at J15; a CR2032. On cheap modules take the charging
/// resistor out, or a CR2032 is charged until it leaks.
///
/// **The time itself** is read and set by the kernel's driver `rtc-ds1307`
/// (`dtoverlay=i2c-rtc,ds3231`) and reaches the device as the system's clock, whose quality is
/// asked elsewhere. This driver only reads, beside the kernel's, and only what the kernel does not
/// tell: `keeps-time`, a miss with its reason while the time in the chip is of no value, and the
/// temperature in the box (`temperature`), which tells a failed fan.
///
/// **Limits.** The kernel clears the flag when it sets the clock; a flag that came and went between
/// two samples is not seen. All ones and all zeros are refused.
///
/// **Maturity.** Bench: the sheet's example, scripted errors, and the kernel of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.ds3231;

import org.jspecify.annotations.NullMarked;
