package id.penjaga.hub.core.tuning;

import id.penjaga.hub.core.alarm.Climb.Next;
import id.penjaga.hub.core.alarm.Climb.Told;
import id.penjaga.hub.core.alarm.EscalationChain;
import id.penjaga.hub.core.alarm.Ladder;
import id.penjaga.hub.core.people.OfficeCalendar;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who would have been told of alarms: the rungs of the escalation that come while an alarm stands
/// and nobody acknowledges it.
///
/// @param chains as they are in force now; the first that takes an alarm counts
public record Telling(List<EscalationChain> chains, OfficeCalendar calendar) {
  public Telling {
    chains = List.copyOf(chains);
  }

  /// How many rungs would have been told.
  int calls(List<AlarmSpell> spells, long untilMs) {
    int calls = 0;
    for (AlarmSpell spell : spells) {
      calls += calls(spell, Instant.ofEpochMilli(Math.min(spell.clearedMs(), untilMs)));
    }
    return calls;
  }

  private int calls(AlarmSpell spell, Instant over) {
    EscalationChain chain =
        chains.stream()
            .filter(one -> one.takes(spell.severity(), spell.kind().name()))
            .findFirst()
            .orElse(null);
    if (chain == null) {
      return 0;
    }
    Instant raised = Instant.ofEpochMilli(spell.raisedMs());
    Ladder ladder = new Ladder("", raised, chain.rungs(), chain.office(), List.of());
    int calls = 0;
    @Nullable Next next;
    while ((next = ladder.next(calendar)) != null && !next.due().isAfter(over)) {
      calls++;
      ladder = ladder.after(new Told(next.level(), next.due(), true));
    }
    return calls;
  }
}
