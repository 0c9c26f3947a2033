package id.penjaga.hub.core.alarm;

import id.penjaga.hub.core.alarm.EscalationChain.Rung;
import java.util.List;
import java.util.Set;

/// A chain of persons that a step past its standard time climbs while it is not done. They are
/// told, and nothing more: a late step is never done, and no approval given, by itself.
///
/// @param procedures whose steps climb it
/// @param groups of procedures whose steps climb it, such as `INC`; with `procedures` empty, all
/// @param office whether only working hours count, and nobody is told outside them
/// @param rungs the lowest first, at least one
public record StepChain(
    Set<String> procedures, Set<String> groups, boolean office, List<Rung> rungs) {
  public StepChain {
    procedures = Set.copyOf(procedures);
    groups = Set.copyOf(groups);
    rungs = List.copyOf(rungs);
  }

  /// Whether steps of a procedure climb it.
  public boolean takes(String procedure, String group) {
    return all() || procedures.contains(procedure) || groups.contains(group);
  }

  /// Whether every step climbs it.
  public boolean all() {
    return procedures.isEmpty() && groups.isEmpty();
  }
}
