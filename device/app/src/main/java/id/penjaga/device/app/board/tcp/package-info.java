/// TCP to parts on the local network, such as the UPS server of another machine. Must not know what
/// the bytes mean.
@NullMarked
package id.penjaga.device.app.board.tcp;

import org.jspecify.annotations.NullMarked;
