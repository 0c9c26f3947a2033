@NullMarked
package id.penjaga.device.drivers.part;

import org.jspecify.annotations.NullMarked;
