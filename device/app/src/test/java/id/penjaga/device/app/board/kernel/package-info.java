@NullMarked
package id.penjaga.device.app.board.kernel;

import org.jspecify.annotations.NullMarked;
