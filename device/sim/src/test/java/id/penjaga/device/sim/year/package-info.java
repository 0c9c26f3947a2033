@NullMarked
package id.penjaga.device.sim.year;

import org.jspecify.annotations.NullMarked;
