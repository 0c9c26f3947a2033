@NullMarked
package id.penjaga.device.drivers.wiegand;

import org.jspecify.annotations.NullMarked;
