/// The archive of frozen papers in its table, folded from the book.
///
/// It must know nothing of how a paper looks, and where its file lies.
@NullMarked
package id.penjaga.hub.app.store.papers;

import org.jspecify.annotations.NullMarked;
