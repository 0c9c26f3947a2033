/// Pages with which people watch the room, and the forms on them: overview, alarms, access, points,
/// devices, wall; what is ordered there is handed on as an order.
///
/// It reads through [id.penjaga.hub.app.web.view.RoomReads] and orders through
/// [id.penjaga.hub.app.web.view.RoomOrders], and must not know where either comes from.
@NullMarked
package id.penjaga.hub.app.web.watch;

import org.jspecify.annotations.NullMarked;
