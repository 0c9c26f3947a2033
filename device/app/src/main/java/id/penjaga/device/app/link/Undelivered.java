package id.penjaga.device.app.link;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.mqtt.trouble.TroubleLog;
import org.jspecify.annotations.Nullable;

/// Notices that we are connected and have something to send, and the hub acknowledges nothing: both
/// ends feel well and nothing gets through. A broker confirms (PUBACK) also what its rights make it
/// throw away, so only the hub's own acknowledgement tells.
///
/// Used by the link's thread; [#sentence] by any.
final class Undelivered {
  /// Connected so long with something under way and no acknowledgement.
  static final long PATIENCE_MS = 60_000;

  private final String sentence;
  private final TroubleLog log = new TroubleLog("Nothing reaches the hub");
  private long lastMs = Long.MIN_VALUE;
  private long silentMs;
  private long nextLogMs = PATIENCE_MS;
  private volatile boolean going;

  /// @param user our account at the broker
  Undelivered(DeviceId device, String user) {
    sentence =
        "connected to the broker, and the hub has acknowledged nothing for a minute. The hub does"
            + " not run or is not connected to this broker; or the broker's rights (ACL) do not let"
            + " "
            + user
            + " publish below penjaga/v1/"
            + device
            + "/up and read below penjaga/v1/"
            + device
            + "/down, which a broker does not say";
  }

  /// Time has passed.
  ///
  /// @param connected whether there is a connection
  /// @param underWay messages sent and not acknowledged by the hub
  void pass(boolean connected, int underWay, long nowMs) {
    if (lastMs != Long.MIN_VALUE && connected && underWay > 0) {
      silentMs += nowMs - lastMs;
    }
    lastMs = nowMs;
    if (silentMs >= nextLogMs) {
      nextLogMs = silentMs + PATIENCE_MS;
      going = true;
      log.happened(sentence, nowMs);
    }
  }

  /// The hub has said what it holds of both streams, before and now.
  void held(
      @Nullable Position journalBefore,
      @Nullable Position journal,
      @Nullable Position trendBefore,
      @Nullable Position trend,
      long nowMs) {
    if (further(journalBefore, journal) || further(trendBefore, trend)) {
      progress(nowMs);
    }
  }

  private static boolean further(@Nullable Position before, @Nullable Position after) {
    return after != null && (before == null || after.compareTo(before) > 0);
  }

  /// The hub has acknowledged something that it had not before.
  void progress(long nowMs) {
    silentMs = 0;
    nextLogMs = PATIENCE_MS;
    if (going) {
      going = false;
      log.over(nowMs);
    }
  }

  /// Empty while all is well.
  String sentence() {
    return going ? sentence : "";
  }
}
