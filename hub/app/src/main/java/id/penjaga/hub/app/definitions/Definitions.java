package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.Problem;
import id.penjaga.hub.core.alarm.EscalationChain;
import id.penjaga.hub.core.alarm.EscalationRules;
import id.penjaga.hub.core.definition.DefinitionKey;
import id.penjaga.hub.core.definition.HeldDefinitions;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.threat.Threat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a folder of definitions holds: all that is sound, and what is wrong with the rest.
///
/// @param procedures by id, in the order of their ids
/// @param texts canonical text by hash, of each of `procedures`; see [Pin]
/// @param roles by id, in the order of the file
/// @param calendar null when there is none, or it is refused
/// @param escalation who is told of alarms that nobody acknowledges, and of late steps
/// @param problems each refuses the file it names
/// @param warnings what is odd and works all the same
public record Definitions(
    Map<String, Definition> procedures,
    Map<String, String> texts,
    Map<String, Form> forms,
    Map<String, Checklist> checklists,
    Map<String, Register> registers,
    Map<String, OfficeRole> roles,
    @Nullable OfficeCalendar calendar,
    EscalationRules escalation,
    List<Threat> threats,
    List<Problem> problems,
    List<Problem> warnings) {
  public static final Definitions NONE =
      new Definitions(
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          null,
          EscalationRules.NONE,
          List.of(),
          List.of(),
          List.of());

  /// A text of a file that the book does not know, of a definition that it knows.
  public record Fresh(DefinitionKey key, String hash, String text) {}

  /// The forms, checklists and registers whose file takes the place of what the book has in force.
  public List<Fresh> fresh(Path folder, HeldDefinitions held) {
    List<Fresh> fresh = new ArrayList<>();
    for (DefinitionKey key : held.keys()) {
      if (!key.isProcedure() && sound(key)) {
        DefinitionFolder.own(folder, key)
            .filter(own -> !held.holds(key, own))
            .ifPresent(own -> fresh.add(new Fresh(key, Pin.hash(own), own)));
      }
    }
    return fresh;
  }

  private boolean sound(DefinitionKey key) {
    return forms.containsKey(key.id()) && key.kind().equals(DefinitionKey.FORM)
        || checklists.containsKey(key.id()) && key.kind().equals(Kind.CHECKLIST.word())
        || registers.containsKey(key.id()) && key.kind().equals(DefinitionKey.REGISTER);
  }

  /// The chains that alarms climb.
  public List<EscalationChain> chains() {
    return escalation.alarms();
  }

  /// One line such as `27 procedures, 60 forms, 5 checklists, 13 registers and 26 roles`.
  public String counted() {
    return procedures.size()
        + " procedures, "
        + forms.size()
        + " forms, "
        + checklists.size()
        + " checklists, "
        + registers.size()
        + " registers and "
        + roles.size()
        + " roles";
  }
}
