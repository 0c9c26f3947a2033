@NullMarked
package id.penjaga.device.drivers.part.ups;

import org.jspecify.annotations.NullMarked;
