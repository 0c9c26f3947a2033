package id.penjaga.device.app.config;

import id.penjaga.device.core.RoomRules.HubRule;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.yaml.Amount;
import id.penjaga.device.yaml.Section;
import org.jspecify.annotations.Nullable;

/// Reads the group `hub`: after which silence the hub is an alarm of the room.
final class HubReader {
  private static final long AWAY_AFTER_MS = 900_000;

  private HubReader() {}

  /// @param section null when the group is left out
  /// @param connected whether the device speaks to a broker at all
  /// @return null where nothing is asked of a hub
  static @Nullable HubRule read(@Nullable Section section, boolean connected) {
    if (section == null) {
      return connected ? new HubRule(AWAY_AFTER_MS, Severity.WARNING) : null;
    }
    Amount after = section.duration("away-after", "15 min");
    Severity severity = section.word("severity", Severity.class);
    section.end();
    if (!connected) {
      section.wrong("a hub is heard over the broker; write the group mqtt, or take this one out");
    }
    if (after.whole() > 0) {
      after.atLeast(
          Amount.of("what a restart of the hub may take", 60_000, "1 min"),
          "or each restart of it is an alarm; 0 s asks nothing of the hub");
    }
    return after.whole() <= 0
        ? null
        : new HubRule(after.whole(), severity == null ? Severity.WARNING : severity);
  }
}
