/// Claims about the hub as a whole.
@NullMarked
package id.penjaga.hub.app;

import org.jspecify.annotations.NullMarked;
