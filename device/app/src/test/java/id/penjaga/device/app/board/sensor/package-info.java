@NullMarked
package id.penjaga.device.app.board.sensor;

import org.jspecify.annotations.NullMarked;
