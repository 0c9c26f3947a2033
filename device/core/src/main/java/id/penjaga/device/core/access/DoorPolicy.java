package id.penjaga.device.core.access;

import id.penjaga.device.messages.PointId;
import java.util.Set;

/// What a door asks of those who enter, beside a right to enter.
///
/// @param area the room behind it; doors of one area share who is inside
/// @param most people that may be inside; 0 when not limited
/// @param passback what happens to a badge that is inside already
/// @param passbackMs after so long inside a badge may enter again; 0 when never by itself
/// @param togetherMs two persons must enter an area that is empty, the second badge at most so long
///     after the first; 0 when one may enter alone
/// @param escortMs a visitor must be read at most so long after the escort or the visitor before; 0
///     when an escort who is inside is enough (ACC-03)
/// @param aloneMs how long visitors may be inside without their escort before it is an alarm
/// @param overstayMs how long after the end of the permit it is an alarm (ACC-22)
/// @param interlock doors that must be shut for this one to open
public record DoorPolicy(
    String area,
    int most,
    Passback passback,
    long passbackMs,
    long togetherMs,
    long escortMs,
    long aloneMs,
    long overstayMs,
    Set<PointId> interlock) {

  /// What happens to a badge that is inside already.
  public enum Passback {
    NONE,
    /// It is let in, and the record says so.
    SOFT,
    /// It is refused.
    HARD
  }

  /// One room, nothing asked.
  public static final DoorPolicy USUAL =
      new DoorPolicy("room", 0, Passback.NONE, 0, 0, 0, 60_000, 300_000, Set.of());

  /// @throws IllegalArgumentException when a number is negative
  public DoorPolicy {
    if (most < 0
        || passbackMs < 0
        || togetherMs < 0
        || escortMs < 0
        || aloneMs < 0
        || overstayMs < 0) {
      throw new IllegalArgumentException("a number of a door's policy cannot be negative");
    }
    interlock = Set.copyOf(interlock);
  }
}
