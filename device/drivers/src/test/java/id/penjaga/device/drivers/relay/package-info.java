@NullMarked
package id.penjaga.device.drivers.relay;

import org.jspecify.annotations.NullMarked;
