/// The book: the append-only, hash-chained log of what people do. An entry is one command and
/// carries all facts of it, so that a half-done command cannot be stored.
///
/// Everything else of the second wing is a fold over entries. It must know nothing of the
/// procedures and registers whose facts it carries, and nothing of where it is stored.
@NullMarked
package id.penjaga.hub.core.book;

import org.jspecify.annotations.NullMarked;
