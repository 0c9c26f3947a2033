/// Ingest exactly once, durable before it is acknowledged.
///
/// One platform thread, [Writer], owns every write and is never interrupted. It gathers messages,
/// decides with `hub/core`, commits, forces the file to disk and only then lets acknowledgements
/// and changes out. When the database fails (disk full, closed) it opens it again and goes on with
/// the same messages.
///
/// It must not know MQTT, and answers no page.
@NullMarked
package id.penjaga.hub.app.store.ingest;

import org.jspecify.annotations.NullMarked;
