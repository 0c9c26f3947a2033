package id.penjaga.hub.app.web.visit;

import id.penjaga.hub.core.visit.VisitStanding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A visit as the board shows it.
///
/// @param door whether the doors have its permit; null where nothing is sent to doors, or nothing
///     is to be there
/// @param last what a door told of it last; null for nothing
/// @param steps what is still to be done, in words; told where that closes the visit
/// @param decision what the reader may decide about it; null for nothing
/// @param hurry `warning` when the window ends soon, `critical` when it is over with somebody
///     inside; empty for neither
public record VisitCard(
    VisitStanding standing,
    String title,
    @Nullable Door door,
    @Nullable Instant last,
    List<String> steps,
    @Nullable Choice decision,
    String hurry) {

  /// Whether a permit is at the doors.
  public enum Door {
    IN_FORCE,
    UNDER_WAY
  }

  /// An approval in one click.
  ///
  /// @param command id of the command, so that two clicks are one
  /// @param approve what approves
  /// @param reject what rejects
  /// @param several whether more than one escort may be named
  public record Choice(
      int opening,
      String command,
      Way approve,
      Way reject,
      List<Escort> escorts,
      boolean several) {}

  /// A branch in its own words.
  public record Way(String branch, String text) {}

  /// Somebody who may accompany.
  public record Escort(String value, String name) {}

  public long about() {
    return standing.visit().about();
  }
}
