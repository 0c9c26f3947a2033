@NullMarked
package id.penjaga.device.drivers.tmp117;

import org.jspecify.annotations.NullMarked;
