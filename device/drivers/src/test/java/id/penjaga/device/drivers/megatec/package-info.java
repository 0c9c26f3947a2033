@NullMarked
package id.penjaga.device.drivers.megatec;

import org.jspecify.annotations.NullMarked;
