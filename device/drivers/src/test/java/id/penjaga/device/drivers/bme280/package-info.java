@NullMarked
package id.penjaga.device.drivers.bme280;

import org.jspecify.annotations.NullMarked;
