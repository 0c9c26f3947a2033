/// Badge readers with a Wiegand interface: two data lines, 26, 34 or 37 bits.
///
/// **Facts.** D0 and D1 rest high. Each bit is one low pulse, on D0 for 0 and on D1 for 1:
/// typically 50 us wide and 2 ms apart (readers range from 20 to 200 us and from 0.2 to 20 ms). The
/// first bit is the even parity of the first half, the last bit the odd parity of the second half.
/// 26 bits (H10301) carry 24 bits of number, 34 carry 32; 37 (H10302, H10304) carry 35, and their
/// middle bit counts in both halves. The number is handed on as 3, 4 or 5 bytes with zeros in
/// front, as in `badges` of the configuration.
///
/// **Frames.** 25 ms of silence end a burst of pulses. A burst that ends with a whole frame, apart
/// from stray pulses before or behind it by four times its longest gap, is that frame too. Bursts
/// are judged when they end and only badges are queued, with the time of their last pulse. Two
/// parity bits prove little: the first frame is SINGLE, the same number again within 60 s PROVEN. A
/// reader that repeats a held badge is one presentation for `again-ms`.
///
/// **Wiring.** Connector of kind `wiegand`: D0, D1, ground and the reader's supply. Open collector
/// outputs at 5 or 12 V: level shifters or opto-couplers and a pull-up stand between reader and Pi.
/// Both lines are one request of the kernel, which timestamps every falling edge in its interrupt,
/// so a late program loses no order.
///
/// **Keypad.** `keypad` says how many bits each key has: 4, 6 with an even and an odd parity bit
/// around them, or 8 with the complement in front. 0 to 9 are digits, 10 is `*` (clear), 11 is `#`
/// (enter); other keys, and every key while `keypad` is `none`, are ignored. Keypads that gather a
/// PIN and send it as a badge of 26 bits are to be set to single keys.
///
/// **Limits.** Alive and tamper messages (`AA`, `55`) are ignored. Any four pulses are a key of a
/// keypad of 4 bits; 8 bits are the better choice on a long cable. Everything else is counted:
/// three frames in a row with a wrong length, a wrong parity or a number of nothing but zeros or
/// ones are a fault until the next badge; 40 strays in a minute are a babbling line, a fault until
/// a minute has fewer. Nothing supervises the lines: a cut D0 or D1 shows only by frames that are
/// too short, a reader without supply only when its outputs pull a line low; a tamper contact on an
/// input shows more. With `bits: any` noise has three lengths to hit instead of one. Numbers cross
/// the cable in the clear and can be recorded and replayed; with OSDP they cannot.
///
/// **Maturity.** Bench: frames of the CDVI and Civintec manuals, of public bug reports, seeded
/// noise, floods, strays at all spacings and missing pulses; 30 of 30 frames, 40 to 200 us wide and
/// 0.3 to 20 ms apart, through the kernel of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.wiegand;

import org.jspecify.annotations.NullMarked;
