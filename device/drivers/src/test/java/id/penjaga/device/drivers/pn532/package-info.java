@NullMarked
package id.penjaga.device.drivers.pn532;

import org.jspecify.annotations.NullMarked;
