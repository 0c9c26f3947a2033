/// Everything the hub keeps, behind one facade: [Store].
///
/// `sql` is the way to the database, `ingest` the one thread that writes, `readings` the packed
/// series, `rooms` the questions of the pages, `live` the picture of now, `accounts` the people who
/// may log in. SQL is nowhere else.
///
/// Nothing below knows MQTT or HTML.
@NullMarked
package id.penjaga.hub.app.store;

import org.jspecify.annotations.NullMarked;
