@NullMarked
package id.penjaga.device.app.board.tcp;

import org.jspecify.annotations.NullMarked;
