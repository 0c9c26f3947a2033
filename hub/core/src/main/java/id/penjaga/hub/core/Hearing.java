package id.penjaga.hub.core;

/// Judges half hours by the readings of one point (SYS-12). A good reading speaks for the stale
/// time behind it, as on the tiles: a missed one in between takes nothing away from it (ENV-04).
public final class Hearing {
  public static final long HALF_MS = 1_800_000;

  /// Half hours of a day.
  public static final int HALVES = 48;

  /// Nothing is believed to speak longer than this.
  public static final long LONGEST_MS = 3_600_000;

  private final Samples samples;
  private final long staleMs;

  /// @param samples in order of time, from {@link #LONGEST_MS} before the first stretch asked for
  /// @param staleMs how long a reading speaks for the time after it, more than 0
  public Hearing(Samples samples, long staleMs) {
    this.samples = samples;
    this.staleMs = Math.min(staleMs, LONGEST_MS);
  }

  /// How well a stretch was measured.
  ///
  /// @param toMs its end, exclusive and behind `fromMs`
  public Heard between(long fromMs, long toMs) {
    boolean any = false;
    boolean doubt = false;
    long known = fromMs; // up to here a value spoke for every moment
    boolean gap = false;
    for (int i = 0; i < samples.size(); i++) {
      long at = samples.wallMs(i);
      if (samples.missed(i) || at >= toMs || at + staleMs <= fromMs) {
        continue;
      }
      any = true;
      doubt |= samples.doubtful(i);
      gap |= at > known;
      known = Math.max(known, at + staleMs);
    }
    if (!any) {
      return Heard.NOTHING;
    }
    return gap || doubt || known < toMs ? Heard.GAPS : Heard.WHOLE;
  }
}
