@NullMarked
package id.penjaga.device.drivers.contact;

import org.jspecify.annotations.NullMarked;
