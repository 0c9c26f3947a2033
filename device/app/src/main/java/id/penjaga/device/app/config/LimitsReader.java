package id.penjaga.device.app.config;

import id.penjaga.device.messages.CriticalBand;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.yaml.Amount;
import id.penjaga.device.yaml.Quantities;
import id.penjaga.device.yaml.Section;
import org.jspecify.annotations.Nullable;

/// Reads `limits` of a measured point: the band, its deadband and delays, the critical band around
/// it; and compares each number with those it belongs to (F52).
final class LimitsReader {
  private static final Amount NO_TIME = Amount.of("no time at all", 0, "0 s");

  private final @Nullable Amount period;
  private final @Nullable Amount least;
  private final @Nullable Amount most;

  /// @param period between two samples; null for a point that is not sampled
  /// @param least the lowest value that the sensor can give; null when that is not known
  /// @param most the highest
  LimitsReader(@Nullable Amount period, @Nullable Amount least, @Nullable Amount most) {
    this.period = period;
    this.least = least;
    this.most = most;
  }

  /// @return null when an end of the band is missing or wrong
  @Nullable Limits read(Section given) {
    Amount low = given.number("low");
    Amount high = given.number("high");
    Amount deadband = given.number("deadband", "0");
    Amount raise = delay(given, "raise-after", "60 s");
    Amount clear = delay(given, "clear-after", "60 s");
    String source = given.text("source", "");
    Section standard = given.optionalSection("standard");
    Amount standardLow = standard == null ? low : standard.number("low");
    Amount standardHigh = standard == null ? high : standard.number("high");
    if (standard != null) {
      standard.end();
      below(standardLow, standardHigh);
    }
    Section second = given.optionalSection("critical");
    CriticalBand critical = second == null ? null : critical(second, low, high, raise);
    given.end();
    if (low == null || high == null || standardLow == null || standardHigh == null) {
      return null;
    }
    boolean fits = below(low, high);
    double width = high.value() - low.value();
    fits &= !fits || deadband(given, deadband, low, high, width);
    inRange(low);
    inRange(high);
    if (least != null
        && most != null
        && low.value() == least.value()
        && high.value() == most.value()) {
      given.wrong(
          "is as wide as all that the sensor can give, "
              + least
              + " to "
              + most
              + ", so its alarm is never raised; write a narrower band, or take limits out");
    }
    return fits
        ? given
            .problems()
            .tried(
                given.line(),
                given.path(),
                () ->
                    new Limits(
                        low.value(),
                        high.value(),
                        deadband.value(),
                        raise.whole(),
                        clear.whole(),
                        source,
                        standardLow.value(),
                        standardHigh.value(),
                        critical))
        : null;
  }

  private static boolean deadband(
      Section given, Amount deadband, Amount low, Amount high, double width) {
    Amount half =
        Amount.of(
            "half the width of the band "
                + low
                + " to "
                + high
                + " in lines "
                + given.line("low")
                + " and "
                + given.line("high"),
            width / 2,
            Quantities.number(width / 2));
    return deadband.atLeast(
            Amount.of("no deadband", 0, "0"), "it lies inside the band, not outside")
        && deadband.below(half, "a value must come so far inside the band for the alarm to clear");
  }

  private @Nullable CriticalBand critical(
      Section given, @Nullable Amount low, @Nullable Amount high, Amount firstRaise) {
    Amount lower = given.optionalNumber("low");
    Amount upper = given.optionalNumber("high");
    Amount raise = delay(given, "raise-after", "30 s");
    Amount clear = delay(given, "clear-after", "60 s");
    Severity severity = given.word("severity", Severity.class);
    given.end();
    if (lower == null && upper == null) {
      if (!given.has("low") && !given.has("high")) {
        given.wrong("has neither low nor high; write one of them or both");
      }
      return null;
    }
    if (severity != null && severity == Severity.INFO) {
      given.wrong("severity", "the first band is a warning already; write warning or critical");
    }
    String rule = "the critical band lies around the band of limits";
    boolean fits = lower == null || low == null || lower.below(low, rule);
    fits &= upper == null || high == null || upper.above(high, rule);
    inRange(lower);
    inRange(upper);
    raise.atMost(firstRaise, "danger does not wait longer than a warning");
    return fits
        ? given
            .problems()
            .tried(
                given.line(),
                given.path(),
                () ->
                    new CriticalBand(
                        lower == null ? Double.NEGATIVE_INFINITY : lower.value(),
                        upper == null ? Double.POSITIVE_INFINITY : upper.value(),
                        raise.whole(),
                        clear.whole(),
                        severity == null ? Severity.CRITICAL : severity))
        : null;
  }

  /// A delay is none at all, or at least one sample: a shorter one would be over before the value
  /// was looked at a second time.
  Amount delay(Section given, String key, String fallback) {
    Amount delay = given.duration(key, fallback);
    if (period != null && delay.value() > NO_TIME.value()) {
      delay.atLeast(period, "a delay shorter than one sample waits for nothing; 0 s is none");
    }
    return delay;
  }

  private static boolean below(@Nullable Amount low, @Nullable Amount high) {
    return low == null || high == null || low.below(high, "a band begins with its low end");
  }

  private void inRange(@Nullable Amount end) {
    if (end != null && least != null && most != null) {
      String rule = "the sensor never gives such a value, so its alarm would never be raised";
      if (end.atLeast(least, rule)) {
        end.atMost(most, rule);
      }
    }
  }
}
