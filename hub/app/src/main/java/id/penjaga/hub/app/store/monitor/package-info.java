/// The tables of monitors, on H2 and PostgreSQL: turns, windows and readings of people folded from
/// the book, and beside them what collectors said last and tallies of checks, which are of no book.
///
/// It must know nothing of sockets, and opens no case.
@NullMarked
package id.penjaga.hub.app.store.monitor;

import org.jspecify.annotations.NullMarked;
