@NullMarked
package id.penjaga.device.drivers.ds3231;

import org.jspecify.annotations.NullMarked;
