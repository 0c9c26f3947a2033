package id.penjaga.hub.core.paper;

import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The actors of a procedure, each with a column of its own, in the order in which steps name them.
final class ActorColumns {
  /// Stands for the person whom a field of the case names.
  private static final String PERSON = "*";

  private final List<String> roles;
  private final Speech speech;
  private final Map<String, OfficeRole> names;

  ActorColumns(Procedure procedure, Map<String, OfficeRole> names, Speech speech) {
    Set<String> all = new LinkedHashSet<>();
    procedure.steps().forEach(step -> all.addAll(of(step)));
    roles = List.copyOf(all);
    this.names = names;
    this.speech = speech;
  }

  /// Everybody a step names, who does it first.
  private static List<String> of(Step step) {
    Step.ActorRule actor = step.actor();
    Set<String> all = new LinkedHashSet<>(actor.roles());
    if (actor.duty() != null) {
      all.add(actor.duty());
    }
    if (all.isEmpty() || actor.person() != null) {
      all.add(PERSON);
    }
    all.addAll(step.participants());
    step.signs().forEach(sign -> all.addAll(sign.roles()));
    return List.copyOf(all);
  }

  List<String> names() {
    return roles.stream().map(this::name).toList();
  }

  private String name(String role) {
    if (role.equals(PERSON)) {
      return speech.say("Yang bersangkutan", "Person concerned");
    }
    OfficeRole known = names.get(role);
    return known == null ? role : speech.say(known.name());
  }

  /// The column of who does a step.
  int actor(Step step) {
    return roles.indexOf(of(step).getFirst());
  }

  /// The columns of all others who take part in it.
  List<Integer> with(Step step) {
    List<Integer> others = new ArrayList<>();
    of(step).stream().skip(1).map(roles::indexOf).forEach(others::add);
    return others;
  }
}
