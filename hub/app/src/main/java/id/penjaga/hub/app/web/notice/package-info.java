/// Notices on pages: the ledger of who was told, how the channels are doing, and how somebody wants
/// to be told. Says notices in both languages as well, for the channels.
///
/// It must know nothing of how a channel sends.
@NullMarked
package id.penjaga.hub.app.web.notice;

import org.jspecify.annotations.NullMarked;
