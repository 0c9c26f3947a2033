package id.penjaga.hub.app.office;

import id.penjaga.hub.core.alarm.Climb;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far an alarm climbed.
///
/// @param rungs those that were told, the lowest first
/// @param next what comes next unless somebody acknowledges it; null for nothing
/// @param chained whether there is a chain for it
public record ClimbLine(List<Rung> rungs, Climb.@Nullable Next next, boolean chained) {
  public ClimbLine {
    rungs = List.copyOf(rungs);
  }

  /// A rung that was told.
  ///
  /// @param told everybody who was; empty when nobody held one of its roles
  /// @param missed its roles that nobody held
  public record Rung(int level, Instant at, List<Told> told, List<String> missed) {}

  /// @param seen when they said that they saw it; null until then
  public record Told(String role, long person, @Nullable Instant seen) {}
}
