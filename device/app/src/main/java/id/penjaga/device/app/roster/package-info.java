/// The roster on its way into the room: gathered from the parts that the hub sends, its signature
/// checked part by part, kept whole in one file beside the journal, then told to the controller.
///
/// A part whose signature is wrong costs one check and nothing else; what is not whole, newer and
/// ours changes nothing. The file is read again at the start and checked as if it had just come.
///
/// Knows the site's public key and this device's own, no rule of the door, and no broker.
@NullMarked
package id.penjaga.device.app.roster;

import org.jspecify.annotations.NullMarked;
