/// The page on which an administrator erases personal data that are no longer needed.
@NullMarked
package id.penjaga.hub.app.web.erasure;

import org.jspecify.annotations.NullMarked;
