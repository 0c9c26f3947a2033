package id.penjaga.hub.app.security;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which failed logins are written down: one a minute of the same account and address, so that who
/// guesses passwords fills no disk.
final class FailedLogins {
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int MOST = 500;

  private final Map<String, Instant> told = new LinkedHashMap<>();

  /// @param key account and address
  synchronized void tell(String key, Instant now, Runnable write) {
    told.values().removeIf(at -> !now.isBefore(at.plus(PAUSE)));
    if (told.containsKey(key) || told.size() >= MOST) {
      return;
    }
    told.put(key, now);
    write.run();
  }
}
