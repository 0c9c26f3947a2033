/// What the pages show, as plain values without words or markup, and the questions they ask of the
/// rest of the hub ([RoomReads], [RoomOrders]).
///
/// Pages can so be drawn from a made-up room in a test. It must not know HTTP, templates or the
/// store.
@NullMarked
package id.penjaga.hub.app.web.view;

import org.jspecify.annotations.NullMarked;
