/// The book in tables, on H2 and PostgreSQL alike: entries as the lines that were hashed, personal
/// data beside them, numbers.
///
/// It must know nothing of cases, forms and registers, and nothing of who writes: it works within
/// the transaction of the session it is given.
@NullMarked
package id.penjaga.hub.app.store.book;

import org.jspecify.annotations.NullMarked;
