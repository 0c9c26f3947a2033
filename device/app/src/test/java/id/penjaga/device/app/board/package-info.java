@NullMarked
package id.penjaga.device.app.board;

import org.jspecify.annotations.NullMarked;
