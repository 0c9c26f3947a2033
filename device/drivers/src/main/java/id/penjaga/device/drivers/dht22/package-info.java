/// Aosong DHT22 (AM2302): temperature and relative humidity, decoded by the Linux kernel.
///
/// **Sheet.** -40.0 to 80.0 °C, about ±0.5 °C; 0 to 100 %RH, about ±2 %RH in mid range, ±5 %RH at
/// the ends; at most one sample in 2 s (the least value of `every`); 40 bits with an 8-bit sum.
/// Drifts over years: calibrate it against a reference (ENV-05).
///
/// **Wiring.** Connector with 3.3 V, data, ground. 4.7 to 10 kOhm from data to 3.3 V (the overlay
/// sets no pull), 100 nF at the sensor. `/boot/firmware/config.txt`: `dtoverlay=dht11,gpiopin=N`
/// (the kernel driver `dht11` serves both parts).
///
/// **Access.** `in_temp_input` and `in_humidityrelative_input` of the IIO device, in thousandths.
/// The kernel caches a good transfer for 2 s, so both values normally come from one transfer.
/// `ETIMEDOUT` means no answer, `EIO` a wrong sum or lost bits. Decoding in user space was measured
/// and rejected: it loses frames on a slow CPU.
///
/// **Limits.** Five zero bytes have a right sum, so 0 %RH is a failed read. About one sample in 120
/// of our recording is wrong, often doubled, although its sum is right: values outside the part's
/// range are OUT_OF_RANGE here; jumps inside it are left to the plausibility gate in the core.
///
/// **Maturity.** Bench: sheet vectors and scripted kernel files, and pulse by pulse to the kernel's
/// driver in the virtual Pi. The recording used by the simulated room comes from another
/// installation and holds values, not kernel files.
@NullMarked
package id.penjaga.device.drivers.dht22;

import org.jspecify.annotations.NullMarked;
