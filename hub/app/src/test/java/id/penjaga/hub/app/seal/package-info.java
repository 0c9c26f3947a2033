/// The seal under a program that others wrote: poppler's `pdfsig`, with the certificates in a
/// database of NSS.
@NullMarked
package id.penjaga.hub.app.seal;

import org.jspecify.annotations.NullMarked;
