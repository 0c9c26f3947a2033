/// The tables of notices: the outbox, the ledger of deliveries, how each channel is doing.
///
/// What is told is written in the transaction of what causes it, so that neither is there without
/// the other, whatever happens to the process. It must know nothing of how a channel sends.
@NullMarked
package id.penjaga.hub.app.store.notice;

import org.jspecify.annotations.NullMarked;
