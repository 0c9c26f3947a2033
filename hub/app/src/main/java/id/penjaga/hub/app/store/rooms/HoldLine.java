package id.penjaga.hub.app.store.rooms;

import id.penjaga.device.messages.DeviceId;

/// A stretch of a device's past that is kept from retention.
///
/// @param actor who asked for it
/// @param reason why, in that person's words
public record HoldLine(
    long id, DeviceId device, long fromMs, long toMs, String actor, String reason) {}
