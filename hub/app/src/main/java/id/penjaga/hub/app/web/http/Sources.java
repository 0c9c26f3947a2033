package id.penjaga.hub.app.web.http;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.view.RoomOrders;
import id.penjaga.hub.app.web.view.RoomReads;

/// Where pages get what they show of the room and of people's work, and what they order there.
///
/// @param reads what the room is like
/// @param orders what people ask of devices
/// @param desk what is to be done by whom
/// @param office who the people are, and what they were told
public record Sources(RoomReads reads, RoomOrders orders, Desk desk, Office office) {}
