/// Dry contacts: door reed, leak rope relay, mains relay, request-to-exit button, tamper switch.
///
/// **Facts.** Reeds and relays bounce for 1 to 20 ms, worn ones longer. A change counts once the
/// input has been still for `settle-ms` (default 50). That is at most 300, so a pulse of 400 ms is
/// never missed. An input that has not been still for a whole second is not a state but a loose
/// wire, and is reported as a miss.
///
/// **Wiring.** Input with a pull-up, contact to ground: a closed contact is low, which is the
/// default of `closed-level`; opto-isolated inputs may turn it round. `normally` says how the
/// contact rests: `open` closes when the thing is on (wet, present, pressed); `closed` opens when
/// the thing is on (door open). Prefer `closed` for anything that guards: a cut wire then reads as
/// on.
///
/// **Limits.** A cut wire on a normally open contact cannot be seen.
///
/// **Maturity.** Bench: bouncing and still contacts on the lines of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.contact;

import org.jspecify.annotations.NullMarked;
