package id.penjaga.hub.core.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a visit stands at the doors.
///
/// @param window in which visitors may be inside now, or next; while somebody is inside, that in
///     which they came; null where there is none
/// @param permit what the doors get; null while it opens nothing
/// @param obstacles why the doors get nothing, or less than was approved
/// @param stays one for each coming of each visitor, as in [Visit#guests]
public record VisitStanding(
    Visit visit,
    @Nullable VisitWindow window,
    @Nullable VisitPermit permit,
    Set<Obstacle> obstacles,
    List<Stay> stays) {

  /// What keeps a permit from the doors. A permit waits while one of them stands but
  /// [#BADGE_BOUND], and goes to the doors by itself once it is gone.
  public enum Obstacle {
    /// Nobody with a number is named as the escort.
    NO_ESCORT,
    /// No escort who is named holds a badge that opens the room by a right of their own.
    ESCORT_WITHOUT_RIGHT,
    /// Whoever asked for the visit holds no badge that opens the room by a right of their own.
    HOST_WITHOUT_RIGHT,
    /// The room is not known, or no controller stands in it.
    NO_DOOR,
    /// No day of its permit is one of the days on which its visitors come.
    NO_DAY,
    /// A badge is bound to another visitor who has not accounted for their stay: the permit stands
    /// without whoever shall have that badge.
    BADGE_BOUND
  }

  /// A visitor with what the doors told of them.
  ///
  /// @param holder as the doors call them; empty without a badge
  /// @param entered when they entered last under this permit; null when they did not
  /// @param left when they left after that; null while they are inside, or never entered
  /// @param unaccounted whether they left and the account of that stay is missing
  public record Stay(
      Visit.Guest guest,
      String holder,
      @Nullable Instant entered,
      @Nullable Instant left,
      boolean unaccounted) {
    public boolean inside() {
      return entered != null && left == null;
    }
  }

  /// How far a visit has come.
  public enum Stage {
    /// It waits for its approval.
    ASKED,
    /// It may take place; nobody is inside yet, or not yet again.
    APPROVED,
    /// A visitor is inside.
    INSIDE,
    /// Whoever came has left, and something is still to be done.
    CLOSING,
    ENDED
  }

  public Stage stage() {
    if (!visit.isOpen()) {
      return Stage.ENDED;
    }
    if (anyInside()) {
      return Stage.INSIDE;
    }
    List<Stay> newest = stays.stream().filter(stay -> visit.isNewest(stay.guest())).toList();
    boolean over =
        newest.stream().anyMatch(stay -> stay.left() != null || stay.guest().accounted() != null)
            || !newest.isEmpty() && newest.stream().allMatch(stay -> stay.guest().absent());
    if (over) {
      return Stage.CLOSING;
    }
    return visit.permitted() == null ? Stage.ASKED : Stage.APPROVED;
  }

  /// Whether a visitor is inside although the window is over (ACC-22).
  public boolean overstays(Instant now) {
    Instant until = window == null ? null : window.until();
    return anyInside() && until != null && !now.isBefore(until);
  }

  /// Whether a visitor is inside and the window is over within a time.
  public boolean endsSoon(Instant now, Duration near) {
    Instant until = window == null ? null : window.until();
    return anyInside() && until != null && now.isBefore(until) && !now.isBefore(until.minus(near));
  }

  /// How often a visitor came before the newest time.
  public long comings(Visit.Guest guest) {
    return visit.guests().stream()
        .filter(one -> one.item().equals(guest.item()) && one.opening() < guest.opening())
        .count();
  }

  /// Whether somebody has come under it.
  public boolean used() {
    return stays.stream()
        .anyMatch(stay -> stay.entered() != null || stay.guest().registered() != null);
  }

  public boolean anyInside() {
    return stays.stream().anyMatch(Stay::inside);
  }
}
