@NullMarked
package id.penjaga.device.drivers.dht22;

import org.jspecify.annotations.NullMarked;
