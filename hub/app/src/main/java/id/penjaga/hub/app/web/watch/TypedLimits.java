package id.penjaga.hub.app.web.watch;

import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MeasuringRange;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;
import org.jspecify.annotations.Nullable;

/// Limits as people type them.
public final class TypedLimits {
  private TypedLimits() {}

  /// A number as people write it: the comma is Indonesian, the point is understood in both
  /// languages.
  ///
  /// @return null for what is none, or has more than six digits before the sign or three behind
  public static @Nullable Double number(@Nullable String text, Language language) {
    if (text == null) {
      return null;
    }
    String plain = text.strip();
    if (language == Language.INDONESIAN) {
      plain = plain.replace(',', '.');
    }
    return plain.matches("-?[0-9]{1,6}(\\.[0-9]{1,3})?") ? Double.valueOf(plain) : null;
  }

  /// What speaks against a band: a number that is no physics, or one that the sensor never gives.
  ///
  /// @param range null where it is not known
  /// @return a sentence; null when nothing does
  public static @Nullable String beyondSensor(
      Texts words, Unit unit, @Nullable MeasuringRange range, double low, double high) {
    if (!physical(low, unit) || !physical(high, unit)) {
      return words.t("limit.physics");
    }
    return range == null || range.watches(low, high)
        ? null
        : words.t(
            "limit.range",
            "low",
            words.measure(range.low(), unit),
            "high",
            words.measure(range.high(), unit));
  }

  private static boolean physical(double value, Unit unit) {
    try {
      new Measure(value, unit);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
