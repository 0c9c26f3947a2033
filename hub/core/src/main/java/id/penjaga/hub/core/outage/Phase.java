package id.penjaga.hub.core.outage;

import java.time.Duration;
import java.time.Instant;

/// A stretch of an outage in which one source carried the load.
///
/// @param until exclusive; the present moment while it lasts
public record Phase(Source source, Instant from, Instant until) {
  public Duration length() {
    return Duration.between(from, until);
  }

  /// What carries the load.
  public enum Source {
    MAINS,
    BATTERY,
    GENSET,
    /// The UPS is off its battery and nobody said that the mains are back: presumably a generator.
    GENSET_ASSUMED,
    /// Nothing is known: no UPS answers, and no generator is known to run.
    UNKNOWN
  }
}
