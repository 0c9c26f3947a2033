@NullMarked
package id.penjaga.device.app;

import org.jspecify.annotations.NullMarked;
