@NullMarked
package id.penjaga.device.drivers.ds18b20;

import org.jspecify.annotations.NullMarked;
