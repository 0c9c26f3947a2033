/// Backup of everything the hub keeps, while it runs, and its restoration.
///
/// A database is open in one process only, so the command asks a running hub through a file in its
/// data folder, which no other account may enter. What is copied is consistent, and ingest goes on
/// meanwhile.
///
/// It must not know what the tables hold.
@NullMarked
package id.penjaga.hub.app.store.backup;

import org.jspecify.annotations.NullMarked;
