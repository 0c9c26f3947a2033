package id.penjaga.hub.app.definitions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.yaml.Problem;
import id.penjaga.hub.core.definition.DefinitionKey;
import id.penjaga.hub.core.definition.HeldDefinitions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What doors and lists read of a visit stands in its procedure and its forms.
@DisplayName("SYS-01 The linter of visits")
class VisitLintTest {
  private static final Path CONFIG = Path.of("../../config");

  @ParameterizedTest(name = "{3}")
  @DisplayName("a visit without what doors read is not put in force, with what to write")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "procedure VISIT | {step: VIS-P2 | {step: VIS-Q2 | has no step VIS-Q2, that permits the"
            + " visit",
        "procedure VISIT | {when: approved | {when: granted | step VIS-P2 has no branch"
            + " \"approved\", that permits the visit; write when: approved",
        "procedure VISIT | departure: VIS-E6D | departure: VIS-E6X | has no step VIS-E6X, that"
            + " records what",
        "procedure VISIT | identity_checked, card_kept, badge, | identity_checked, card_kept, |"
            + " step VIS-E6C does not fill in badge",
        "procedure VISIT | use: ESCORT | use: VISIT_ENVIRONMENT | has no step that fills in escort"
            + " of form ESCORT as a person",
        "procedure VISIT | days: days | days: day | step VIS-P1 does not fill in day (choice)",
        "procedure VISIT | days: days | days: target | step VIS-P1 does not fill in target"
            + " (choice)",
        "form VISIT_REQUEST | {id: daily, | {id: daly, | step VIS-P1 fills in days with the choice"
            + " \"daly\", which no door knows; write one of daily, workdays, weekly",
        "procedure VISIT | approval: {step: | # forgotten: {step: | approval: must be stated",
        "procedure URGENT | approval: none | approval: no | approval: must be stated",
        "procedure URGENT | {when: denied | {when: never | step UP-2 has no branch \"denied\", that"
            + " takes the permission back",
        "procedure URGENT | each: UP-1.visitors | each: UP-1.guests | step UP-3 is the step that"
            + " registers each visitor; write each: UP-1.visitors",
        "form VISIT_REGISTER | key: prohibited_ack | key: statement | step UP-3 does not fill in"
            + " prohibited_ack (checklist)",
        "form VISIT_REGISTER | key: card_kept, | key: identity_checked, required: true, | step UP-3"
            + " requires identity_checked, which the screen of a door does not ask a visitor; drop"
            + " required",
        "form URGENT_PERMIT | key: unit, | key: office, | step UP-1 does not fill in visitors.unit",
        "form URGENT_PERMIT | key: work, | key: task, | step UP-1 does not fill in work",
      })
  void theOutlineStands(String what, String old, String fresh, String said) throws Exception {
    String[] key = what.split(" ");
    String text = Files.readString(CONFIG.resolve(key[0] + "s").resolve(key[1] + ".yaml"));
    String changed = text.replace(old, fresh);
    assertNotEquals(text, changed);
    Trial trial =
        DefinitionFolder.trial(
            CONFIG, HeldDefinitions.NONE, new DefinitionKey(key[0], key[1]), changed);
    List<Problem> named =
        trial.problems().stream().filter(one -> one.in("en").contains(said)).toList();
    assertEquals(1, named.size(), trial.problems()::toString);
    assertNotEquals(named.getFirst().in("en"), named.getFirst().in("id"), "both languages");
    assertTrue(named.getFirst().line() > 0);
  }
}
