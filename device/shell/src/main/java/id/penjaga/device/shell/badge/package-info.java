/// Numbers of badges as people have them: printed in decimal, as facility and number, or in hex.
/// The device's configuration and the hub's register understand the same forms, so that one number
/// never becomes two badges.
///
/// Must not know which readers there are, a key, or what a digest is.
@NullMarked
package id.penjaga.device.shell.badge;

import org.jspecify.annotations.NullMarked;
