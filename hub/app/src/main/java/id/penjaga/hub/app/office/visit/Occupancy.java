package id.penjaga.hub.app.office.visit;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.core.visit.Visit;
import id.penjaga.hub.core.visit.VisitStanding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who is inside, with the right they entered by (ACC-17).
///
/// @param holder as the doors call them
/// @param label of the badge; empty when no item of the register is it
/// @param known since when it is known in this way
/// @param person number of whose badge it is; null for a badge that is handed to visitors
/// @param visit the one they are inside for; null for who has a right of their own
/// @param guest of that visit; null likewise
public record Occupancy(
    DeviceId device,
    BadgeId badge,
    String door,
    String holder,
    String label,
    Instant since,
    Certainty certainty,
    Instant known,
    @Nullable Long person,
    @Nullable VisitStanding visit,
    Visit.@Nullable Guest guest) {}
