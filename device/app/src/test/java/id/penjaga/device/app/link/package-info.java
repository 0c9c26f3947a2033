@NullMarked
package id.penjaga.device.app.link;

import org.jspecify.annotations.NullMarked;
