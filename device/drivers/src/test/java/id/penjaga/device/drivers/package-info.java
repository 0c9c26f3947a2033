@NullMarked
package id.penjaga.device.drivers;

import org.jspecify.annotations.NullMarked;
