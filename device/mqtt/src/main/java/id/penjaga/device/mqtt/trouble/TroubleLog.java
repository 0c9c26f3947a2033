package id.penjaga.device.mqtt.trouble;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tinylog.Logger;

/// Logs one kind of trouble without flooding: the first time, when its sentence changes, and then
/// once an hour with a count. Its end is logged too.
///
/// Used by one thread. Time is an argument.
public final class TroubleLog {
  private static final long HOUR_MS = 3_600_000;

  /// Sentences that are remembered; one that changes all the time is logged hourly from there on.
  private static final int MOST_SENTENCES = 20;

  private final String what;
  private final Map<String, Long> loggedMs = new LinkedHashMap<>();
  private long times;
  private long sinceMs;
  private String last = "";

  /// @param what stands in front of each sentence, such as `No connection to the broker`
  public TroubleLog(String what) {
    this.what = what;
  }

  /// It happened.
  ///
  /// @return whether it was logged
  public boolean happened(String why, long nowMs) {
    if (times++ == 0) {
      sinceMs = nowMs;
    }
    last = why;
    String key = loggedMs.size() < MOST_SENTENCES || loggedMs.containsKey(why) ? why : "";
    Long before = loggedMs.get(key);
    if (before != null && nowMs - before < HOUR_MS) {
      return false;
    }
    loggedMs.put(key, nowMs);
    if (times == 1) {
      Logger.warn("{}: {}", what, why);
    } else {
      Logger.warn("{}: {} ({} times in {} s)", what, why, times, (nowMs - sinceMs) / 1_000);
    }
    return true;
  }

  /// It is over, if there was any.
  public void over(long nowMs) {
    if (times > 1) {
      Logger.info(
          "{}: over, after {} times in {} s; the last: {}",
          what,
          times,
          (nowMs - sinceMs) / 1_000,
          last);
    }
    times = 0;
    last = "";
    loggedMs.clear();
  }

  /// The latest sentence; empty when there is no trouble.
  public String last() {
    return last;
  }

  /// How often it happened since it began.
  public long times() {
    return times;
  }
}
