package id.penjaga.hub.core.fuel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known about the fuel of one generator.
public sealed interface FuelFact {
  Instant at();

  /// Fuel was filled in.
  ///
  /// @param litres filled in, more than 0
  /// @param after litres in the tank afterwards, as somebody read them; null when nobody did
  /// @param source tells one record from another that says the same
  record Filled(Instant at, double litres, @Nullable Double after, String source)
      implements FuelFact {}

  /// Somebody measured what is in the tank.
  record Measured(Instant at, double litres, String source) implements FuelFact {}

  /// The generator began to run, or stopped, as one source says; it runs while any says so.
  record Running(Instant at, boolean on, String source) implements FuelFact {}

  /// The load from a moment on.
  ///
  /// @param share of the rated load, 0 to 1
  record Load(Instant at, double share) implements FuelFact {}
}
