/// The LAN application, wired together: {@link id.penjaga.hub.app.Main} is its command line, {@link
/// id.penjaga.hub.app.Hub} one running hub.
///
/// Here and nowhere else the rooms of the hub (store, mqtt, security, web) meet. It decides
/// nothing.
@NullMarked
package id.penjaga.hub.app;

import org.jspecify.annotations.NullMarked;
