@NullMarked
package id.penjaga.device.app.upsd;

import org.jspecify.annotations.NullMarked;
