package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.DeviceId;
import java.time.Instant;

/// Somebody in the room now (ACC-17).
///
/// @param holder the pseudonym of the badge's holder
public record PersonInside(DeviceId device, String holder, Label door, Instant since) {}
