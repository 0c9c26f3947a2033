package id.penjaga.hub.core.visit;

import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something about a visit that somebody must look into.
///
/// @param since when it became one
public record VisitException(VisitStanding standing, Kind kind, Instant since) {
  /// The end of a window is near.
  public static final Duration NEAR = Duration.ofMinutes(15);

  /// How long a permission given orally may wait for its confirmation where nothing says so.
  private static final Duration CONFIRM = Duration.ofDays(1);

  /// What is out of the ordinary.
  public enum Kind {
    /// A visitor is inside and the window is over within [#NEAR] (ACC-22).
    ENDING,
    /// A visitor is inside although the window is over (ACC-22).
    OVERSTAY,
    /// A permission given orally was not confirmed in time (VIS-10).
    UNCONFIRMED,
    /// A visit was approved and its permit waits for what keeps it from the doors.
    SUSPENDED,
    /// A visitor left and told nothing of what was done (ACC-05).
    UNACCOUNTED,
    /// The window is over and nobody came.
    NEVER_USED,
    /// The last window is over, and a visitor who came before is still expected.
    STILL_EXPECTED
  }

  /// How long an oral permission may wait for its confirmation, as the procedure of urgent visits
  /// says.
  ///
  /// @param urgent null where the office has none
  public static Duration confirmWithin(@Nullable Procedure urgent) {
    Step confirms =
        urgent == null
            ? null
            : urgent.steps().stream()
                .filter(step -> step.mode() == Step.Mode.APPROVAL)
                .findFirst()
                .orElse(null);
    Integer minutes = confirms == null ? null : confirms.time().minutes();
    return minutes == null ? CONFIRM : Duration.ofMinutes(minutes);
  }

  /// @param confirmWithin how long an oral permission may wait for its confirmation
  public static List<VisitException> of(
      Collection<VisitStanding> visits, Duration confirmWithin, Instant now) {
    List<VisitException> all = new ArrayList<>();
    for (VisitStanding standing : visits) {
      Visit visit = standing.visit();
      Instant until = visit.until();
      if (!visit.isOpen() || visit.permitted() == null) {
        continue;
      }
      VisitWindow window = standing.window();
      if (window != null && standing.endsSoon(now, NEAR)) {
        all.add(new VisitException(standing, Kind.ENDING, window.until().minus(NEAR)));
      }
      if (window != null && standing.overstays(now)) {
        all.add(new VisitException(standing, Kind.OVERSTAY, window.until()));
      }
      Instant asked = visit.unconfirmed();
      if (asked != null && !now.isBefore(asked.plus(confirmWithin))) {
        all.add(new VisitException(standing, Kind.UNCONFIRMED, asked.plus(confirmWithin)));
      }
      if (standing.permit() == null
          && !standing.obstacles().isEmpty()
          && until != null
          && now.isBefore(until)) {
        all.add(new VisitException(standing, Kind.SUSPENDED, visit.permitted()));
      }
      Instant left = unaccounted(standing);
      if (left != null) {
        all.add(new VisitException(standing, Kind.UNACCOUNTED, left));
      }
      if (until != null
          && !now.isBefore(until)
          && standing.stage() == VisitStanding.Stage.APPROVED) {
        Kind kind = standing.used() ? Kind.STILL_EXPECTED : Kind.NEVER_USED;
        all.add(new VisitException(standing, kind, until));
      }
    }
    return all;
  }

  private static @Nullable Instant unaccounted(VisitStanding standing) {
    Instant first = null;
    for (VisitStanding.Stay stay : standing.stays()) {
      Instant left = stay.left();
      if (stay.unaccounted() && left != null && (first == null || left.isBefore(first))) {
        first = left;
      }
    }
    return first;
  }
}
