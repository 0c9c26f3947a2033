/// May this badge pass this door now, and why not? Pure: what is known and what has happened go in,
/// one answer with one reason comes out.
///
/// [Judge] asks the rules in a fixed order and the first that objects names the reason; nothing
/// objects on the way out. [Credentials] is who is known: the roster of the hub, and beside it the
/// badges of the device's own configuration. [Traffic] is who is inside, from the records of
/// passages. [Adoption] says whether a roster may replace the one in force.
///
/// It must not know alarms, outputs, records, the order of effects, a disk or a signature.
@NullMarked
package id.penjaga.device.core.access;

import org.jspecify.annotations.NullMarked;
