@NullMarked
package id.penjaga.device.drivers.rdm6300;

import org.jspecify.annotations.NullMarked;
