/// Seeed RDM6300 and its clones: reader for 125 kHz EM4100 badges on a serial line.
///
/// **Sheet.** 9600 baud 8N1. Frame of 14 bytes: `02`, ten hex digits (two of version, eight of
/// number), two hex digits of checksum, `03`. The checksum is the XOR of the five bytes. Repeats
/// while the badge is near, every few tens of milliseconds. Some clones write lower case, some send
/// the *sum* of the five bytes instead (`checksum: sum`).
///
/// **Wiring.** Connector with 5 V, ground, receive. The module talks at 5 V: a divider (or level
/// shifter) must stand before the Pi's 3.3 V input.
///
/// **Limits.** A badge counts as gone when it was not heard for 300 ms; until then its repeats are
/// dropped. EM4100 badges can be copied with cheap tools: never let one open a server room alone;
/// OSDP is the professional way.
///
/// **Maturity.** Bench: frame `02 36 32 45 33 30 38 36 43 45 44 30 38 03` of the sheet (version 62,
/// number E3086CED, XOR 08), seeded noise; a terminal of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.rdm6300;

import org.jspecify.annotations.NullMarked;
