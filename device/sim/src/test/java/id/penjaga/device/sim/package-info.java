@NullMarked
package id.penjaga.device.sim;

import org.jspecify.annotations.NullMarked;
