@NullMarked
package id.penjaga.device.drivers.ads1115;

import org.jspecify.annotations.NullMarked;
