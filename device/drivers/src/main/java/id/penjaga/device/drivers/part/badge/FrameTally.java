package id.penjaga.device.drivers.part.badge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Counts the frames that a listening reader refuses, and decides when they are a fault of the
/// reader. Pure: it is told times. Not thread-safe.
///
/// Two rules. Misread frames are a fault when so many come in a row without a whole frame between
/// them; the next whole frame ends it, or an hour without any. Strays are a fault, whatever is read
/// between them, when {@link #BABBLE} come within a minute; a minute with fewer ends it.
public final class FrameTally {
  /// So many strays in a minute are a babbling line.
  public static final int BABBLE = 40;

  /// The score at which misread frames are a fault; every `inRow` below divides it.
  private static final int FAULT = 600;

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final long FORGOTTEN = Duration.ofHours(1).toNanos();

  private long refused;
  private @Nullable Refusal last;
  private long lastNanos;
  private int score;
  private @Nullable Refusal babble;
  private long minuteNanos;
  private int strays;
  private int straysBefore;

  /// A whole frame was read.
  public void whole() {
    score = 0;
    last = null;
  }

  /// A frame that may have been meant as a badge.
  ///
  /// @param inRow so many like this one in a row are a fault; a divisor of 600
  public void misread(long nanos, int inRow, Refusal why) {
    count(nanos, why);
    score += FAULT / inRow;
  }

  /// Something that is no frame at all, such as a single pulse.
  ///
  /// @param babbling what to say of a line that is full of them
  public void stray(long nanos, Refusal why, Refusal babbling) {
    count(nanos, why);
    roll(nanos);
    strays++;
    babble = babbling;
  }

  public Reception reception(long nanos) {
    roll(nanos);
    if (nanos - lastNanos >= FORGOTTEN) {
      score = 0;
    }
    if (Math.max(strays, straysBefore) >= BABBLE) {
      return new Reception(refused, babble, true);
    }
    return new Reception(refused, last, score >= FAULT);
  }

  private void count(long nanos, Refusal why) {
    if (nanos - lastNanos >= FORGOTTEN) {
      score = 0;
    }
    refused++;
    last = why;
    lastNanos = nanos;
  }

  private void roll(long nanos) {
    long minutes = (nanos - minuteNanos) / MINUTE;
    if (minutes > 0) {
      straysBefore = minutes == 1 ? strays : 0;
      strays = 0;
      minuteNanos += minutes * MINUTE;
    }
  }
}
