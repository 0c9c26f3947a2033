/// The monitors at work: one thread asks every target when it is due, takes the results, and hands
/// what follows from them to the office to be kept.
///
/// All state is that thread's; what pages see is a picture it publishes. The rules are in
/// [id.penjaga.hub.core.monitor], the asking in `ask`. It must know nothing of pages and of tables.
@NullMarked
package id.penjaga.hub.app.monitor;

import org.jspecify.annotations.NullMarked;
