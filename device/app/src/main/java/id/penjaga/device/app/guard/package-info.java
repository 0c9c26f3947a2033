/// What both servers of the device, its page and its UPS server, ask before they look at a
/// password: whether this address has guessed too often.
///
/// Pure, told the time. It must not know what the password opens.
@NullMarked
package id.penjaga.device.app.guard;

import org.jspecify.annotations.NullMarked;
