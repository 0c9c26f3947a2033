package id.penjaga.hub.app.office.power;

import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The latest values of one UPS.
///
/// @param path `device/ups.main`
public record UpsNow(String path, List<Reading> readings) {
  public UpsNow {
    readings = List.copyOf(readings);
  }

  /// @param value null when it was never measured
  public record Reading(
      String device,
      String point,
      PointKind kind,
      Unit unit,
      Bilingual label,
      @Nullable Double value,
      @Nullable Instant at) {}

  /// Whether it feeds from its battery; null when it does not say.
  public @Nullable Boolean onBattery() {
    return readings.stream()
        .filter(one -> one.kind() == PointKind.UPS_ON_BATTERY && one.value() != null)
        .map(one -> one.value() >= 0.5)
        .findFirst()
        .orElse(null);
  }
}
