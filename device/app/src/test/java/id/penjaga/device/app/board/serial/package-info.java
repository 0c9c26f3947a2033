@NullMarked
package id.penjaga.device.app.board.serial;

import org.jspecify.annotations.NullMarked;
