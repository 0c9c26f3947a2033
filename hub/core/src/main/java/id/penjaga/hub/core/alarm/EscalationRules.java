package id.penjaga.hub.core.alarm;

import java.util.List;

/// Who is told of what nobody takes care of; in each list the first chain that takes it counts.
public record EscalationRules(List<EscalationChain> alarms, List<StepChain> steps) {
  public static final EscalationRules NONE = new EscalationRules(List.of(), List.of());

  public EscalationRules {
    alarms = List.copyOf(alarms);
    steps = List.copyOf(steps);
  }
}
