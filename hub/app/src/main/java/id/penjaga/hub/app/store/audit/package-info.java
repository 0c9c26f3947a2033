/// The rows of who saw personal data, and the entries of the book an audit asks for.
///
/// It must know nothing of pages.
@NullMarked
package id.penjaga.hub.app.store.audit;

import org.jspecify.annotations.NullMarked;
