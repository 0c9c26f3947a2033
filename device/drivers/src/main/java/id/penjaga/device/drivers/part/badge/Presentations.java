package id.penjaga.device.drivers.part.badge;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Makes presentations of frames: deduplicates the repeats of a badge that is held at a reader, and
/// decides what proves a number. Pure: it is told times.
public final class Presentations {
  /// The same number twice within this time is no noise: 24 random bits repeat once in millions.
  private static final long REMEMBERED = Duration.ofSeconds(60).toNanos();

  private final long gone;
  private final boolean byProtocol;
  private byte[] held = {};
  private long heardNanos;
  private boolean proven;

  private Presentations(Duration gone, boolean byProtocol) {
    this.gone = gone.toNanos();
    this.byProtocol = byProtocol;
  }

  /// For frames that can be right by chance.
  ///
  /// @param gone a badge that was not heard for so long has left the reader
  public static Presentations ofWeakFrames(Duration gone) {
    return new Presentations(gone, false);
  }

  /// For a protocol whose checks prove every frame.
  ///
  /// @param gone a badge that was not heard for so long has left the reader
  public static Presentations ofProvenFrames(Duration gone) {
    return new Presentations(gone, true);
  }

  /// A whole frame.
  ///
  /// @param earliest when it can have arrived at the earliest
  /// @param latest when it had arrived; `earliest` where the time is known exactly
  /// @return empty for a repeat that says nothing new
  public Optional<BadgeFrame> heard(byte[] number, long earliest, long latest) {
    boolean same = Arrays.equals(number, held);
    long silent = earliest - heardNanos;
    heardNanos = same ? Math.max(heardNanos, latest) : latest;
    held = number.clone();
    if (same && silent < gone) {
      boolean confirms = !proven;
      proven = true;
      return confirms ? frame(number, earliest, BadgeFrame.Proof.CONFIRMED) : Optional.empty();
    }
    proven = byProtocol || same && silent < REMEMBERED;
    return frame(number, earliest, proven ? BadgeFrame.Proof.PROVEN : BadgeFrame.Proof.SINGLE);
  }

  private static Optional<BadgeFrame> frame(byte[] number, long nanos, BadgeFrame.Proof proof) {
    return Optional.of(new BadgeFrame(number.clone(), nanos, proof));
  }
}
