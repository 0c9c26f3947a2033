/// NXP PN532: reader for 13.56 MHz badges (MIFARE and other ISO 14443 A), on a serial line
/// (`pn532`, the module's HSU mode) or on a two-wire bus (`pn532-i2c`).
///
/// **Sheet.** UM0701-02. Frame: `00 00 FF`, length, its complement, `D4` to the chip or `D5` from
/// it, data, a checksum that makes the sum of the data zero, `00`. The chip acknowledges with `00
/// 00 FF 00 FF 00` and answers later. Serial: 115200 8N1, woken with `55 55` and zeros. Bus:
/// address 0x24; bit 0 of the first byte of every read is the ready flag. Start-up:
/// GetFirmwareVersion, SAMConfiguration (normal mode, no SAM), RFConfiguration (two tries); then
/// InListPassiveTarget for one badge, ten times a second. The badge's number (UID) is 4, 7 or 10
/// bytes.
///
/// **Wiring.** Serial: connector with 3.3 V (many modules take 5 V too), ground, both data lines,
/// the module's switches on HSU. Bus: switches on I2C; the chip stretches the clock, which a
/// Raspberry Pi 0 to 4 handles badly at more than 50 kHz. The module is at the outer side of the
/// door, so the number can be tapped there; OSDP is encrypted.
///
/// **Limits.** A UID proves nothing: badges with a settable UID are for sale. Phones and some cards
/// show a random number (4 bytes, the first 08), which is ignored. Of two badges at once one is
/// read. A badge counts as gone when it was not seen for 300 ms.
///
/// **Maturity.** Bench: frames of the manual and of public logs, seeded noise, silence, replay, a
/// chip that is unplugged; both wires through the kernel of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.pn532;

import org.jspecify.annotations.NullMarked;
