package id.penjaga.device.app.link;

import java.util.random.RandomGenerator;

/// How long to wait before the next try: 0.1 s, doubling to 30 s, each between half and all of it,
/// so that a hundred devices do not come back at once.
public final class Backoff {
  static final long FIRST_MS = 100;
  static final long LAST_MS = 30_000;

  private final RandomGenerator random;
  private long nextMs = FIRST_MS;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  public long next() {
    long wait = nextMs / 2 + random.nextLong(nextMs / 2 + 1);
    nextMs = Math.min(LAST_MS, nextMs * 2);
    return wait;
  }

  /// The last try went well.
  public void reset() {
    nextMs = FIRST_MS;
  }
}
