/// Badge readers with a Wiegand interface: two data lines, 26, 34 or 37 bits.
///
/// **Facts.** D0 and D1 rest high. Each bit is one low pulse, on D0 for 0 and on D1 for 1:
/// typically 50 µs wide and 2 ms apart (readers are seen from 20 to 200 µs and from 0.2 to 20 ms).
/// 25 ms of silence end a frame. The first bit makes the ones of the first half even, the last bit
/// makes the ones of the second half odd. 26 bits (H10301) carry 24 bits of number, 34 carry 32; 37
/// (H10302, H10304) carry 35, and their middle bit counts in both halves. The number is handed on
/// as 3, 4 or 5 bytes with zeros in front, as it stands in `badges` of the configuration.
///
/// **Wiring.** Connector of kind `wiegand`: D0, D1, ground and the reader's supply. Open collector
/// outputs at 5 or 12 V: level shifters or opto-couplers and a pull-up stand between reader and Pi.
/// At most 150 m. Both lines are one request of the kernel, which stamps every falling edge in its
/// interrupt, so a late program loses no order; the time between two pulses is judged by these
/// stamps.
///
/// **Limits.** Nothing supervises the lines: a cut D0 or D1 shows only by frames that are too
/// short, a reader without supply only when its outputs pull a line low. Fit its tamper contact to
/// an input. Numbers go over the cable in the clear and can be recorded and replayed; OSDP is the
/// professional way. `bits` should name the one length the site's badges have: with `any`, noise
/// has three lengths to hit instead of one, and parity finds only three of four wrong frames. Key
/// presses (4 or 8 bits) are refused. A reader that repeats a held badge is heard once per
/// `again-ms`.
///
/// **Maturity.** Bench: frames of the CDVI and Civintec manuals, of a public bug report, seeded
/// noise, floods and missing pulses; 30 of 30 frames, 40 to 200 µs wide and 0.3 to 20 ms apart,
/// through the kernel of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.wiegand;

import org.jspecify.annotations.NullMarked;
