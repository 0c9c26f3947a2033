/// Looks at real sockets.
@NullMarked
package id.penjaga.hub.app.probe;

import org.jspecify.annotations.NullMarked;
