@NullMarked
package id.penjaga.device.app.board.i2c;

import org.jspecify.annotations.NullMarked;
