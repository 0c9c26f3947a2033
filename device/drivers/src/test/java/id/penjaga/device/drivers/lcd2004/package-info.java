@NullMarked
package id.penjaga.device.drivers.lcd2004;

import org.jspecify.annotations.NullMarked;
