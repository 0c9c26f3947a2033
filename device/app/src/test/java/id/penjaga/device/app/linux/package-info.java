@NullMarked
package id.penjaga.device.app.linux;

import org.jspecify.annotations.NullMarked;
