@NullMarked
package id.penjaga.device.drivers.sht3x;

import org.jspecify.annotations.NullMarked;
