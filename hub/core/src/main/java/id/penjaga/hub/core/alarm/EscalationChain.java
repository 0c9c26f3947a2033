package id.penjaga.hub.core.alarm;

import id.penjaga.device.messages.Severity;
import java.util.List;
import java.util.Set;

/// A chain of persons that an alarm climbs while nobody acknowledges it (ENV-11).
///
/// @param severities of the alarms that climb it
/// @param kinds of those alarms; empty for every kind
/// @param office whether only working hours count, and nobody is told outside them
/// @param untilOver whether it ends when the alarm is over; otherwise only an acknowledgement ends
///   it
/// @param rungs the lowest first, at least one
public record EscalationChain(
    Set<Severity> severities,
    Set<String> kinds,
    boolean office,
    boolean untilOver,
    List<Rung> rungs) {
  public EscalationChain {
    severities = Set.copyOf(severities);
    kinds = Set.copyOf(kinds);
    rungs = List.copyOf(rungs);
  }

  /// One step of the chain.
  ///
  /// @param minutes without an acknowledgement since the rung below told somebody, or since the
  ///   alarm was raised; 0 for at once
  /// @param roles whose holders of that moment are told
  public record Rung(int minutes, List<String> roles) {
    public Rung {
      roles = List.copyOf(roles);
    }
  }

  /// Whether alarms of this kind climb it.
  public boolean takes(Severity severity, String kind) {
    return severities.contains(severity) && (kinds.isEmpty() || kinds.contains(kind));
  }
}
