package id.penjaga.hub.app.store.rooms;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.DeviceId;
import org.jspecify.annotations.Nullable;

/// A person who entered and of whom no leaving is known.
///
/// @param holder their pseudonym
/// @param sinceMs when they entered
/// @param certainty how it is known that they are inside
/// @param doubt what made it PRESUMED after the entry: EXIT (a door was opened from inside without
///     a badge), FORCED, HELD (a door stood open), HOLE (records are lost), NEW_LOG; null otherwise
/// @param knownMs since when `certainty` is what it is
public record Occupant(
    DeviceId device,
    BadgeId badge,
    String holder,
    String door,
    long sinceMs,
    Certainty certainty,
    @Nullable String doubt,
    long knownMs) {}
