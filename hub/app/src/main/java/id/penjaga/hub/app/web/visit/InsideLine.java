package id.penjaga.hub.app.web.visit;

import id.penjaga.device.messages.Certainty;
import id.penjaga.hub.core.visit.VisitStanding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who is inside, as the list for an evacuation shows them.
///
/// @param room where; the name of the device while it is in no room
/// @param badge label of the badge; empty when it is not known
/// @param visit the one they are inside for; null for who has a right of their own
/// @param hurry as in [VisitCard]
public record InsideLine(
    String name,
    String unit,
    String room,
    String badge,
    Instant since,
    Certainty certainty,
    Instant known,
    @Nullable VisitStanding visit,
    String escort,
    String hurry) {
  public boolean certain() {
    return certainty == Certainty.SEEN;
  }
}
