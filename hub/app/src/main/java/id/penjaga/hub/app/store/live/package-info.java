/// The picture of now, in memory, from the devices' state messages; and the notice that something
/// changed.
///
/// What is shown from here never waits for the disk. It must not read or write the database.
@NullMarked
package id.penjaga.hub.app.store.live;

import org.jspecify.annotations.NullMarked;
