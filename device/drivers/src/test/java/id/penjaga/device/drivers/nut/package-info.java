@NullMarked
package id.penjaga.device.drivers.nut;

import org.jspecify.annotations.NullMarked;
