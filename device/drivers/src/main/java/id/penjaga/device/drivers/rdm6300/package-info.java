/// Seeed RDM6300, ID-20LA and their clones: readers for 125 kHz EM4100 badges on a serial line.
///
/// **Sheet.** 9600 baud 8N1. Frame of 14 bytes: `02`, ten hex digits (two of version, eight of
/// number), two hex digits of checksum, `03`. The checksum is the XOR of the five bytes. An RDM6300
/// repeats it every 65 ms while the badge is near; an ID-20LA sends it once, with CR and LF before
/// the `03`. CR, LF or both are accepted before and behind the `03`. Some clones write lower case,
/// some send the *sum* of the five bytes instead (`checksum: sum`).
///
/// **Wiring.** Connector with 5 V, ground, receive. The module drives 5 V: a divider (or level
/// shifter) stands before the Pi's 3.3 V input.
///
/// **Arrival.** Each frame carries the time at which its bytes were read; bytes that waited while
/// nothing read carry the end of the read before, the earliest time possible. The first frame of a
/// presentation is handed on at once as SINGLE, the second as CONFIRMED, further ones are dropped
/// as repeats. A badge counts as gone when it was not heard for 300 ms. The same number again
/// within 60 s is PROVEN.
///
/// **Limits.** A wrong checksum is counted and dropped; 200 of them in a row are a fault, 3 if they
/// fit the other kind of checksum. Eight bytes or more that make no frame are MALFORMED with the
/// bytes in hex, and a fault until the next whole frame, or for an hour: a clone with another
/// frame, a wrong speed, an inverted level. Numbers of nothing but zeros or ones are refused; 3 in
/// a row are a fault. EM4100 badges can be copied with cheap tools; OSDP cannot.
///
/// **Maturity.** Bench: frame `02 36 32 45 33 30 38 36 43 45 44 30 38 03` of the sheet (version 62,
/// number E3086CED, XOR 08), frames of public reports, seeded noise; a terminal of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.rdm6300;

import org.jspecify.annotations.NullMarked;
