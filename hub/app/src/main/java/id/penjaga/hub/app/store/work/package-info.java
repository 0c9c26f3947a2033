/// The work of people in the database: commands are decided and kept in the book within the store's
/// one transaction, and what lists and searches ask is folded from it.
///
/// The tables of work can be thrown away and made again from the book. It must know nothing of
/// pages, and nothing of the rules it asks `hub/core` for.
@NullMarked
package id.penjaga.hub.app.store.work;

import org.jspecify.annotations.NullMarked;
