/// GPIO lines through the kernel's character device, as providers for Pi4J.
///
/// The chip is found by its label, never by its number, which differs between kernels. An output is
/// requested together with its first level, so that no other level is ever seen. Each line carries
/// its connector's name as consumer (`gpioinfo` shows `penjaga-J11`). Edges carry the kernel's time
/// of the interrupt. Both data lines of a Wiegand reader are one request, so that their edges keep
/// their order; Pi4J has no such pair.
///
/// Must not know which connector a line belongs to, nor what an edge means.
@NullMarked
package id.penjaga.device.app.board.gpio;

import org.jspecify.annotations.NullMarked;
