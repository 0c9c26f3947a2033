/// Everything the hub keeps: ingest exactly once, durable before it is acknowledged, and the
/// questions the pages ask.
///
/// One platform thread, {@link id.penjaga.hub.app.store.Store}'s writer, owns every write and is
/// never interrupted, because an interrupt inside H2 closes the database for everyone. It gathers
/// messages, decides with `hub/core`, commits, forces the file to disk and only then lets
/// acknowledgements and changes out. When the database fails (disk full, closed) it opens it again
/// and goes on with the same messages. Questions run on two reader threads of their own.
///
/// Readings are packed: a commit appends one small packet, and every few minutes packets are folded
/// into one row per point and part of an hour, and into hourly tallies. Row by row the same
/// readings cost 25 times the time and three times the space (measured, see `hub/decisions`).
///
/// This package knows no MQTT and no HTML. SQL is nowhere else.
@NullMarked
package id.penjaga.hub.app.store;

import org.jspecify.annotations.NullMarked;
