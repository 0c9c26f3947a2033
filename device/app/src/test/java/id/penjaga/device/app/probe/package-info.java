@NullMarked
package id.penjaga.device.app.probe;

import org.jspecify.annotations.NullMarked;
