/// Readers with OSDP version 2 (IEC 60839-11-5) on RS-485: the professional kind, supervised and
/// encrypted. We are the control panel (ACU), the reader is the peripheral (PD).
///
/// **Protocol.** Frame: `53`, address (the reader adds 80), length, control (sequence, CRC,
/// security block), optionally a security block, a code, data, optionally four bytes of MAC, CRC-16
/// (polynomial 1021, start 1D0F), lowest byte first. We poll, the reader answers within 200 ms; a
/// question is retried twice, unchanged, so a reader that has already executed it repeats its
/// answer. A session begins with sequence 0: ID, CAP, then the handshake of the secure channel
/// (CHLNG, CCRYPT, SCRYPT, RMAC_I: AES-128, session keys from both random numbers and the shared
/// key), LSTAT, LED, then POLL ten times a second. From the handshake on each frame carries a MAC
/// chained to the one before, and data are encrypted: a recording of the cable can neither be read
/// nor replayed. Any wrong MAC, sequence or answer ends the session, and the next begins with new
/// keys.
///
/// **Key.** `key-file` names a file with 32 hexadecimal digits and mode 0600: `openssl rand -hex 16
/// > J16.key; chmod 600 J16.key`. The factory default key (30 31 .. 3F) is public: it opens no
/// session here, nor do other weak keys (few different bytes, even steps). `install: yes` brings
/// the key into a new reader: it uses the factory key once, sends ours in the clear of that key,
/// reads no badge and then asks for `install: no`; on a cable that others can reach the key can be
/// recorded.
///
/// **Wiring.** Connector with 12 V, ground, A and B; twisted pair, 120 ohm at both ends. An adapter
/// or transceiver that switches its direction by itself, or `direction: kernel` with one that
/// follows RTS. Several readers may share a line, each with an `address` of its own; a line that is
/// opened with two values of `baud` or `direction` is refused.
///
/// **Limits.** Badge data arrive as bits. Frames of 26, 34 and 37 bits are handed on as the number
/// between the parity bits, as by a Wiegand reader; others as the bytes the reader sent, the last
/// one filled with zeros. A badge with wrong parity or no number is counted; three in a row are a
/// fault. A reader keeps a badge until it is polled, so its time is that of the poll before. Keys
/// of its keypad (`keypad: yes`; digits, 7F is clear, 0D is enter) come as they are pressed, inside
/// the secure channel. No biometrics, no firmware transfer, no reader without secure channel. While
/// a PIN is awaited it shows amber, while the lock of its door is released green. The reader's two
/// reports are points: `tamper` (1 = opened) and `power-failure` (1 = its supply fails).
///
/// **Maturity.** Bench: frames of captures and of the standard's annexes, keys and cryptograms of
/// annex E, a peripheral that was written for the tests without looking at this code, noise,
/// replay, echo, lost and damaged answers. Once, by hand, the peripheral of libosdp 3.2.0 on a
/// pseudo-terminal: session, badges, tamper, light and tone, a wrong key refused, a key installed.
/// The tests' own peripheral answers on a terminal of the virtual Pi too.
@NullMarked
package id.penjaga.device.drivers.osdp;

import org.jspecify.annotations.NullMarked;
