@NullMarked
package id.penjaga.device.drivers.buzzer;

import org.jspecify.annotations.NullMarked;
