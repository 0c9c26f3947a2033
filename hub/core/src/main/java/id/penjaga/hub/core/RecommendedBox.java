package id.penjaga.hub.core;

import id.penjaga.device.messages.PointKind;
import org.jspecify.annotations.Nullable;

/// What ASHRAE TC 9.9 recommends for the air that servers breathe (Thermal Guidelines for Data
/// Processing Environments, 5th edition, 2021): 18 to 27 °C, a dew point of -9 to 15 °C, at most
/// 60 %RH. It lies beside the narrower band of the site's own rule and raises no alarm.
public record RecommendedBox(double low, double high) {
  private static final RecommendedBox TEMPERATURE = new RecommendedBox(18, 27);
  private static final RecommendedBox DEW_POINT = new RecommendedBox(-9, 15);
  private static final RecommendedBox HUMIDITY = new RecommendedBox(0, 60);

  /// @return null for a kind of which it says nothing
  public static @Nullable RecommendedBox of(PointKind kind) {
    return switch (kind) {
      case TEMPERATURE -> TEMPERATURE;
      case DEW_POINT -> DEW_POINT;
      case HUMIDITY -> HUMIDITY;
      default -> null;
    };
  }

  public boolean holds(double value) {
    return value >= low && value <= high;
  }
}
