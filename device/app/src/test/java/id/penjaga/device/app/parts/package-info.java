@NullMarked
package id.penjaga.device.app.parts;

import org.jspecify.annotations.NullMarked;
