package id.penjaga.hub.app.web.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the records say of the time of an alarm.
///
/// @param band the limits that held as it was raised; null when no record says which
/// @param shelf who shelved it or took its point out of service last while it stood; null when
///     nobody did, or no record says who
public record AlarmThen(@Nullable Band band, @Nullable Shelf shelf) {
  public static final AlarmThen UNKNOWN = new AlarmThen(null, null);

  public record Band(double low, double high) {}

  /// @param outOfService whether the whole point was taken out of service
  public record Shelf(boolean outOfService, String by, Instant at, String reason) {}
}
