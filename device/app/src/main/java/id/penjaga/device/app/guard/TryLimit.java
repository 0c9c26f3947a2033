package id.penjaga.device.app.guard;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Few wrong passwords a minute from one address: whoever guesses keeps nobody else out.
/// Pure: it is told times.
public final class TryLimit {
  public static final int MOST = 5;
  public static final long MINUTE_MS = 60_000;

  /// Addresses that are remembered; the one whose minute began first makes room.
  public static final int MOST_ADDRESSES = 256;

  private final SequencedMap<InetAddress, Wrong> wrong = new LinkedHashMap<>();

  private record Wrong(int count, long sinceMs) {}

  /// Whether a password from there may be looked at now.
  public synchronized boolean open(InetAddress from, long nowMs) {
    wrong.values().removeIf(each -> nowMs - each.sinceMs >= MINUTE_MS);
    Wrong before = wrong.get(from);
    return before == null || before.count < MOST;
  }

  /// A wrong password came from there.
  public synchronized void wrong(InetAddress from, long nowMs) {
    Wrong before = wrong.get(from);
    if (before == null && wrong.size() == MOST_ADDRESSES) {
      wrong.pollFirstEntry();
    }
    wrong.put(
        from, before == null ? new Wrong(1, nowMs) : new Wrong(before.count + 1, before.sinceMs));
  }
}
