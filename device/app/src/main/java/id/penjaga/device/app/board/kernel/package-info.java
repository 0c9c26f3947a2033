/// What all wires of the board share: the thread that polls descriptors and runs timers, and the
/// words for what the kernel refuses. Must not know any kind of wire.
@NullMarked
package id.penjaga.device.app.board.kernel;

import org.jspecify.annotations.NullMarked;
