package id.penjaga.device.drivers.contact;

import java.util.OptionalLong;

/// Decides when a bouncing level has settled. Pure: it is told levels and times and answers
/// questions.
///
/// A level settles when it has not moved for `still`. A line that keeps moving for `unrest` without
/// ever settling is {@link #restless}.
final class Settling {
  private final long still;
  private final long unrest;

  private boolean settled;
  private boolean level;
  private long moved;
  private long calmUntil;
  private boolean moving;

  Settling(boolean level, long stillNanos, long unrestNanos) {
    this.level = level;
    settled = level;
    still = stillNanos;
    unrest = unrestNanos;
  }

  /// The level that settled last.
  boolean settled() {
    return settled;
  }

  /// When the level that settled last had arrived.
  long moved() {
    return moved;
  }

  /// An edge, or a look at the line that may show an edge that was lost.
  void see(boolean now, long nanos, boolean edge) {
    if (now != level || edge) {
      if (!moving) {
        calmUntil = nanos;
        moving = true;
      }
      level = now;
      moved = nanos;
    }
  }

  /// Takes the level as settled if it has been still for long enough.
  ///
  /// @return true if the settled level changed
  boolean settle(long nanos) {
    if (!moving || nanos - moved < still) {
      return false;
    }
    moving = false;
    boolean changed = settled != level;
    settled = level;
    return changed;
  }

  /// Whether the line has been moving for so long that it has no state.
  boolean restless(long nanos) {
    return moving && nanos - calmUntil >= unrest;
  }

  /// How long to wait before {@link #settle} is worth another call; empty if nothing moves. Once
  /// that time has passed in vain, the wait starts again.
  OptionalLong due(long nanos) {
    if (!moving) {
      return OptionalLong.empty();
    }
    long left = moved + still - nanos;
    return OptionalLong.of(left > 0 ? left : still);
  }
}
