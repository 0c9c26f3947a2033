/// Serial ports by `termios2` on the device file, because Pi4J has no serial any more; and the
/// half-duplex line that several parts share by turns. Must not know what the bytes mean.
@NullMarked
package id.penjaga.device.app.board.serial;

import org.jspecify.annotations.NullMarked;
