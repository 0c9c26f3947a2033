package id.penjaga.device.messages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Readings of one device, grouped; all taken on the same undisturbed clock.
///
/// @param after position of the batch before; null for the first of a log
/// @param readings in order of time, at least one
public record TrendBatch(
    DeviceId device,
    String log,
    Position position,
    @Nullable Position after,
    List<Reading> readings) {

  /// The most readings a batch may hold; a receiver may refuse more.
  public static final int MOST = 2000;

  public TrendBatch {
    readings = List.copyOf(readings);
    if (readings.isEmpty() || readings.size() > MOST) {
      throw new IllegalArgumentException("a trend batch holds 1 to " + MOST + " readings");
    }
  }
}
