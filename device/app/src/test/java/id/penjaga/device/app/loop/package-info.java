@NullMarked
package id.penjaga.device.app.loop;

import org.jspecify.annotations.NullMarked;
