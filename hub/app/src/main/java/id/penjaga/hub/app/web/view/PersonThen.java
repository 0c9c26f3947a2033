package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.DeviceId;
import java.time.Instant;

/// A person who was in a room at a moment of the past, by the records of its doors.
///
/// @param holder as the doors call them
/// @param name what the site calls the badge's holder
/// @param since when they had gone in
/// @param escort what the site calls who let them in as their escort; empty for nobody
/// @param presumed whether they may have left unseen
public record PersonThen(
    DeviceId device,
    String holder,
    String name,
    Label door,
    Instant since,
    String escort,
    boolean presumed) {}
