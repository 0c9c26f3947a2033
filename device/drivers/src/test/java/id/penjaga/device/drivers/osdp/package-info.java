@NullMarked
package id.penjaga.device.drivers.osdp;

import org.jspecify.annotations.NullMarked;
