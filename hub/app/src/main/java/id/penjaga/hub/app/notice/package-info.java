/// Notices at work: one thread that decides what goes to whom, one for each channel that sends, and
/// what pages ask about it.
///
/// A slow or dead channel holds up no other, for each asks the outbox by itself and keeps nothing
/// in memory. It must know nothing of HTML, and of a channel only that it is one.
@NullMarked
package id.penjaga.hub.app.notice;

import org.jspecify.annotations.NullMarked;
