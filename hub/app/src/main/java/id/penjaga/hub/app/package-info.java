/// The LAN application, wired together: [Main] is its command line, [Hub] one running hub.
///
/// Here and nowhere else the rooms of the hub (store, mqtt, security, web) meet. It decides
/// nothing.
@NullMarked
package id.penjaga.hub.app;

import org.jspecify.annotations.NullMarked;
