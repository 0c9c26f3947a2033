package id.penjaga.device.app.page;

/// Few wrong passwords a minute, whoever types them. Pure: it is told times.
final class TryLimit {
  static final int MOST = 5;
  static final long MINUTE_MS = 60_000;

  private int wrong;
  private long sinceMs;

  /// Whether a password may be looked at now.
  synchronized boolean open(long nowMs) {
    if (nowMs - sinceMs >= MINUTE_MS) {
      wrong = 0;
    }
    return wrong < MOST;
  }

  synchronized void wrong(long nowMs) {
    if (wrong == 0) {
      sinceMs = nowMs;
    }
    wrong++;
  }
}
