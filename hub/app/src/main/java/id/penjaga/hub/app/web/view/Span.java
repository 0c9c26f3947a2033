package id.penjaga.hub.app.web.view;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far back a point's page looks, and in how many steps it draws.
public enum Span {
  HOUR(Duration.ofHours(1), Duration.ofSeconds(10)),
  DAY(Duration.ofDays(1), Duration.ofMinutes(3)),
  WEEK(Duration.ofDays(7), Duration.ofMinutes(20)),
  MONTH(Duration.ofDays(31), Duration.ofHours(1)),
  YEAR(Duration.ofDays(366), Duration.ofHours(12));

  private final Duration length;
  private final Duration step;

  Span(Duration length, Duration step) {
    this.length = length;
    this.step = step;
  }

  public Duration length() {
    return length;
  }

  public Duration step() {
    return step;
  }

  /// The name in addresses.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Span> ofCode(@Nullable String code) {
    for (Span span : values()) {
      if (span.code().equals(code)) {
        return Optional.of(span);
      }
    }
    return Optional.empty();
  }
}
