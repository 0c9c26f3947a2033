@NullMarked
package id.penjaga.device.app.board.gpio;

import org.jspecify.annotations.NullMarked;
