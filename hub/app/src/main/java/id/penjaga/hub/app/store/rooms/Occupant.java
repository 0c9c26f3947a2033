package id.penjaga.hub.app.store.rooms;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DeviceId;

/// Somebody who entered and has not left.
///
/// @param holder their pseudonym
public record Occupant(DeviceId device, BadgeId badge, String holder, String door, long sinceMs) {}
