/// The way to the database: where the H2 file is, one connection with its prepared statements, how
/// a commit becomes durable, and the reader threads.
///
/// An interrupt inside H2 closes the database for everyone, so all statements run on platform
/// threads that are never interrupted. It must not know a table.
@NullMarked
package id.penjaga.hub.app.store.sql;

import org.jspecify.annotations.NullMarked;
