package id.penjaga.hub.app.web.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the records say of the time of an alarm.
///
/// @param band the limits that held as it was raised; null when no record says which
/// @param aside who set it aside last while it stood; null when nobody did, or no record says who
public record AlarmThen(@Nullable Band band, @Nullable Aside aside) {
  public static final AlarmThen UNKNOWN = new AlarmThen(null, null);

  public record Band(double low, double high) {}

  /// @param outOfService whether the whole point was taken out of service
  public record Aside(boolean outOfService, String by, Instant at, String reason) {}
}
