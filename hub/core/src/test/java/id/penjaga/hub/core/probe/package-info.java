/// What banners and ports come to.
@NullMarked
package id.penjaga.hub.core.probe;

import org.jspecify.annotations.NullMarked;
