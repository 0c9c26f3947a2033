@NullMarked
package id.penjaga.device.drivers.pcf8574;

import org.jspecify.annotations.NullMarked;
