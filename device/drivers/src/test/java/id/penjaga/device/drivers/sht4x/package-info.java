@NullMarked
package id.penjaga.device.drivers.sht4x;

import org.jspecify.annotations.NullMarked;
