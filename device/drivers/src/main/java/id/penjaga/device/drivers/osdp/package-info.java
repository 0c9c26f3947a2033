/// Readers with OSDP version 2 (IEC 60839-11-5) on RS-485: the professional kind, supervised and
/// encrypted. We are the control panel (ACU), the reader is the peripheral (PD).
///
/// **Protocol.** Frame: `53`, address (the reader adds 80), length, control (sequence, CRC,
/// security block), perhaps a security block, a code, data, perhaps four bytes of MAC, CRC-16
/// (polynomial 1021, start 1D0F), lowest byte first. We ask, the reader answers within 200 ms; the
/// same question is asked three times, unchanged, so a reader that has already done it answers the
/// same. A session begins with sequence 0: ID, CAP, then the handshake of the secure channel
/// (CHLNG, CCRYPT, SCRYPT, RMAC_I: AES-128, keys from our and the reader's random numbers and the
/// key both know), LSTAT, LED, then POLL ten times a second. From the handshake on each frame
/// carries a MAC chained to the one before, and data are encrypted: what is recorded on the cable
/// can neither be read nor played back. Any wrong MAC, sequence or answer ends the session, and the
/// next begins with new keys.
///
/// **Key.** `key-file` names a file with 32 hexadecimal digits, which only this program may read:
/// `openssl rand -hex 16 > J16.key; chmod 600 J16.key`. The key every reader leaves the factory
/// with (30 31 .. 3F) is public: it opens no session here, nor do other keys that are tried first
/// (few different bytes, even steps). `install: yes` is for bringing the key into a new reader, at
/// a desk, not over a cable that others can reach: it uses the factory key once, sends ours, and
/// reads no badge; write `install: no` then.
///
/// **Wiring.** Connector with 12 V, ground, A and B; twisted pair, 120 ohm at both ends, at most
/// 1200 m. An adapter or transceiver that switches its direction by itself, or `direction: kernel`
/// with one that follows RTS. Several readers may share a line, each with an `address` of its own;
/// `baud` and `direction` are then the same for all.
///
/// **Limits.** Badge data arrive as bits. Frames of 26, 34 and 37 bits are handed on as the number
/// between the parity bits, as by a Wiegand reader; others as the bytes the reader sent, the last
/// one filled with zeros. No PIN pads, no biometrics, no firmware transfer, no reader without
/// secure channel. While the lock of its door is released it shows green. The reader's two reports
/// are points: `tamper` (1 = opened) and `power-failure` (1 = its supply fails).
///
/// **Maturity.** Bench: frames of captures and of the standard's annexes, keys and cryptograms of
/// annex E, a peripheral that was written for the tests without looking at this code, noise,
/// replay, echo, lost and damaged answers. Once, by hand, the peripheral of libosdp 3.2.0 on a
/// pseudo-terminal: session, badges, tamper, light and tone, a wrong key refused, a key installed.
/// The tests' own peripheral answers on a terminal of the virtual Pi too.
@NullMarked
package id.penjaga.device.drivers.osdp;

import org.jspecify.annotations.NullMarked;
