/// Aosong DHT22 (AM2302): temperature and relative humidity, decoded by the Linux kernel.
///
/// **Sheet.** -40.0 to 80.0 °C, about ±0.5 °C; 0 to 100 %RH, about ±2 %RH in mid range, ±5 %RH at
/// the ends; at most one sample in 2 s; 40 bits with an 8-bit sum. Cheap, drifts in years:
/// calibrate it against a reference (ENV-05).
///
/// **Wiring.** Connector with 3.3 V, data, ground. 4.7 to 10 kOhm from data to 3.3 V (the overlay
/// sets no pull). Cable up to about 20 m, 100 nF at the sensor. `/boot/firmware/config.txt`:
/// `dtoverlay=dht11,gpiopin=N` (the kernel driver `dht11` serves both parts).
///
/// **Access.** `in_temp_input` and `in_humidityrelative_input` of the IIO device, in thousandths.
/// The kernel keeps a good transfer for 2 s, so both values normally come from one transfer.
/// `ETIMEDOUT` means no answer, `EIO` a wrong sum or lost bits. User-space decoding was measured
/// and refused: it loses frames on a slow CPU.
///
/// **Limits.** Five zero bytes have a right sum, so 0.0 °C together with 0 %RH, and 0 %RH at all,
/// is a failed read. About one sample in 120 of our recording is wrong and often doubled although
/// its sum is right: values out of the part's range are refused here; jumps inside it are the
/// plausibility gate's business in the core.
///
/// **Maturity.** Bench: sheet vectors and scripted kernel files, and pulse by pulse to the kernel's
/// driver in the virtual Pi. The recording used by the simulated room is somebody else's and holds
/// values, not kernel files.
@NullMarked
package id.penjaga.device.drivers.dht22;

import org.jspecify.annotations.NullMarked;
