@NullMarked
package id.penjaga.device.app.virtualpi;

import org.jspecify.annotations.NullMarked;
