package id.penjaga.device.mqtt.trouble;

import java.util.random.RandomGenerator;

/// Exponential backoff with jitter: the distance from the beginning of one try to the next.
///
/// It begins at 0.1 s and doubles, each time a random value between half and all of it, so that a
/// hundred devices do not come back at once. A broker that cannot be reached, or does not answer,
/// is tried at most 4 s apart, so that its return is noticed within 5 s; a broker that answers and
/// then turns us away is left alone for up to 30 s.
public final class Backoff {
  public static final long FIRST_MS = 100;

  /// The longest distance while there is no answer.
  public static final long NO_ANSWER_MS = 4_000;

  /// The longest distance while the broker answers and ends the connection, or refuses it.
  public static final long TURNED_AWAY_MS = 30_000;

  /// The shortest pause after a try that took long itself.
  public static final long PAUSE_MS = 300;

  private final RandomGenerator random;
  private long nextMs = FIRST_MS;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /// How long to pause after a try.
  ///
  /// @param answered whether the broker answered in that try
  /// @param tookMs how long the try took
  public long pauseMs(boolean answered, long tookMs) {
    long longest = answered ? TURNED_AWAY_MS : NO_ANSWER_MS;
    long distance = jittered(Math.min(nextMs, longest));
    nextMs = Math.min(longest, nextMs * 2);
    return Math.max(distance - tookMs, Math.min(distance, jittered(PAUSE_MS)));
  }

  private long jittered(long most) {
    return most / 2 + random.nextLong(most / 2 + 1);
  }

  /// The last try was good.
  public void reset() {
    nextMs = FIRST_MS;
  }
}
