/// Maxim DS3231: the real-time clock that keeps the time over a power cut until NTP answers.
///
/// **Sheet.** I2C address 0x68. Register 0E is control, 0F status (bit 7: the oscillator has
/// stopped since the bit was last cleared; bits 6 to 4 are always 0), 10 aging, 11 and 12
/// temperature: whole degrees with sign, then quarters in the two highest bits (`19 40` is 25.25
/// °C), converted every 64 s (the least value of `every`), ±3 °C.
///
/// **Wiring.** 3.3 V, SDA, SCL, ground; a CR2032. Cheap modules have a charging resistor, which
/// charges a CR2032 until it leaks: take it out.
///
/// **The time itself** is read and set by the kernel's driver `rtc-ds1307`
/// (`dtoverlay=i2c-rtc,ds3231`) and reaches the device as the system's clock; its quality is judged
/// elsewhere. This driver only reads, beside the kernel's, and only what the kernel does not
/// report: `keeps-time`, a miss with its reason while the chip's time is invalid, and the
/// temperature in the box (`temperature`), which shows a failed fan.
///
/// **Limits.** The kernel clears the status bit when it sets the clock; a bit that came and went
/// between two samples is not seen. Ones or zeros on the whole bus are MALFORMED.
///
/// **Maturity.** Bench: the sheet's example, scripted errors, and the kernel of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.ds3231;

import org.jspecify.annotations.NullMarked;
