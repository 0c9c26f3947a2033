/// Dry contacts: door reed, leak rope relay, mains relay, request-to-exit button, tamper switch.
///
/// **Facts.** Reeds and relays bounce for 1 to 20 ms, worn ones longer. Debounce: a change counts
/// when the input has been still for `settle-ms` (5 to 300, default 50), so a pulse of 400 ms is
/// never missed. An input that has not been still for a whole second is a miss (loose wire).
///
/// **Wiring.** Input with a pull-up, contact to ground: a closed contact is low, the default of
/// `closed-level`; opto-isolated inputs may invert it. `normally` says how the contact rests:
/// `open` closes when the thing is on (wet, present, pressed); `closed` opens when it is on (door
/// open). With `closed` a cut wire reads as on.
///
/// **Limits.** A cut wire on a normally open contact cannot be detected.
///
/// **Maturity.** Bench: bouncing and still contacts on the lines of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.contact;

import org.jspecify.annotations.NullMarked;
