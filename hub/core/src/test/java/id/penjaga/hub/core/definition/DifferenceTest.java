package id.penjaga.hub.core.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SYS-01 What a new version changes")
class DifferenceTest {
  private static final String OLD =
      """
      {"procedure":{"counts":"office","steps":[
        {"id":"A","time":{"minutes":"30"},"text":{"id":"Mulai"},"actor":{"roles":["x"]},
         "branches":[{"when":"yes","next":"B"},{"when":"no","next":"A"}]},
        {"id":"B","text":{"id":"Selesai"},"next":"END"}]},
       "forms":{"F":{"name":{"id":"Isian"},"fields":[{"key":"what","max":"10"}]}},
       "checklists":{}}
      """;

  private static String changes(String old, String fresh) {
    return Difference.of(old, fresh).stream()
        .map(c -> "%s %s %s: %s -> %s".formatted(c.part(), c.id(), c.key(), c.before(), c.after()))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void theSameTextChangesNothing() {
    assertEquals(List.of(), Difference.of(OLD, OLD));
  }

  @Test
  @DisplayName("a minute, a branch, a role, a field and the counting are named one by one")
  void eachChangeIsNamed() {
    assertEquals(
        """
        procedure  counts: office -> clock
        step A actor.roles: ["x"] -> ["x","y"]
        step A branches.no.next: A -> B
        step A time.minutes: 30 -> 45
        form F fields.what.max: 10 -> 20\
        """,
        changes(
            OLD,
            OLD.replace("office", "clock")
                .replace("\"30\"", "\"45\"")
                .replace("[\"x\"]", "[\"x\",\"y\"]")
                .replace("\"next\":\"A\"", "\"next\":\"B\"")
                .replace("\"max\":\"10\"", "\"max\":\"20\"")));
  }

  @Test
  @DisplayName("a step that comes or goes is one change with its name")
  void stepsComeAndGo() {
    String fresh =
        OLD.replace("\"id\":\"B\"", "\"id\":\"C\"").replace("\"next\":\"B\"", "\"next\":\"C\"");
    assertEquals(
        """
        step A branches.yes.next: B -> C
        step B : Selesai -> null
        step C : null -> Selesai\
        """,
        changes(OLD, fresh));
  }

  @Test
  @DisplayName("what only changes places is said as an order")
  void orderIsNamed() {
    assertEquals(
        "step A branches: yes, no -> no, yes",
        changes(
            OLD,
            OLD.replace(
                "{\"when\":\"yes\",\"next\":\"B\"},{\"when\":\"no\",\"next\":\"A\"}",
                "{\"when\":\"no\",\"next\":\"A\"},{\"when\":\"yes\",\"next\":\"B\"}")));
  }
}
