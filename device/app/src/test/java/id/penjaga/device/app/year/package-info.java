@NullMarked
package id.penjaga.device.app.year;

import org.jspecify.annotations.NullMarked;
