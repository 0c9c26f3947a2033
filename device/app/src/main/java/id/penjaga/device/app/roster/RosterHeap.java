package id.penjaga.device.app.roster;

import java.util.function.LongSupplier;

/// The heap as rosters use it: how much of it is theirs, and what one left behind goes back to the
/// system. How it goes back is for the flags in `config/pi/jvm.options` to say.
final class RosterHeap {
  /// What lives beside rosters.
  private static final long LIVES = 5 << 20;

  /// The young generation: `-Xmn` of `config/pi/jvm.options`.
  static final long YOUNG = 4 << 20;

  private final LongSupplier size;
  private final Runnable collector;
  private final long begunWith;

  /// @param size of the heap now, in bytes
  /// @param collector makes the heap as small as what lives
  RosterHeap(LongSupplier size, Runnable collector) {
    this.size = size;
    this.collector = collector;
    begunWith = size.getAsLong();
  }

  static RosterHeap ofThisProgram() {
    return new RosterHeap(Runtime.getRuntime()::totalMemory, System::gc);
  }

  /// Bytes of it for rosters.
  static long room() {
    long others = LIVES + YOUNG + RosterDesk.MOST_WAITING_BYTES;
    return Math.max(0, Runtime.getRuntime().maxMemory() - others);
  }

  /// The collector lets the old generation grow up to `-Xmx` before it looks at it, and each roster
  /// leaves the one before there. What it grew by goes back to the system.
  void giveBack() {
    if (size.getAsLong() > begunWith) {
      collector.run();
    }
  }
}
