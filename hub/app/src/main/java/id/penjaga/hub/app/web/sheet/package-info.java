/// Lists that come in as CSV: what a page of them shows, and how the list arrives.
///
/// It must not know what the lines mean.
@NullMarked
package id.penjaga.hub.app.web.sheet;

import org.jspecify.annotations.NullMarked;
