/// A case as its entries say: the fold of the book, what it waits for and of whom, its time against
/// the standard, and the paths by which definitions name its answers.
///
/// Reads, and decides nothing: what becomes of a command is told in `work`.
@NullMarked
package id.penjaga.hub.core.cases;

import org.jspecify.annotations.NullMarked;
