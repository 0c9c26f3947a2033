package id.penjaga.hub.app.definitions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.definition.DefinitionKey;
import id.penjaga.hub.core.definition.DryRun;
import id.penjaga.hub.core.definition.HeldDefinitions;
import id.penjaga.hub.core.procedure.Definition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SYS-01 Closed cases tried on a changed form")
class AnswerTrialTest {
  private static final Path CONFIG = Path.of("../../config");
  private static final Instant AT = Instant.parse("2026-11-24T02:00:00Z");

  /// A monitoring round that found nothing.
  private static Case closed() {
    List<Fact> facts =
        List.of(
            new Fact.Opened(1, "SRVSEC", "h", "by_hand", "", Map.of(), null, Value.of("")),
            new Fact.StepOpened(1, "SS-1", null, 1, List.of(), List.of()),
            new Fact.Answered(1, "MONITOR_REPORT", Map.of("finding", Value.of("Normal"))),
            new Fact.Done(1, "normal", Value.of("")),
            new Fact.Closed("SS-1/normal"));
    By by = new By.Human(7, "");
    return Objects.requireNonNull(
        Cases.fold(List.of(new Entry(1, AT, AT, by, "c", Subject.ofCase(1), facts, "", ""))));
  }

  @ParameterizedTest(name = "{2}")
  @DisplayName("a field that must be filled in now, or is of another type, is named")
  @CsvSource({
    "Kesimpulan, Simpulan, ''",
    "'type: readings, fixed: monitor.readings}', 'type: readings, required: true}', ANSWER SS-1"
        + " readings",
    "'type: text, max: 4000, required: true', 'type: number, required: true',"
        + " ANSWER SS-1 finding",
    "'  - {key: finding,', '  - {key: more, label: {id: a, en: a}, type: text, required: true}\n"
        + "  - {key: finding,', ANSWER SS-1 more"
  })
  void answers(String from, String to, String expected) throws IOException {
    String text = Files.readString(CONFIG.resolve("forms/MONITOR_REPORT.yaml"));
    assertTrue(text.contains(from), text);
    Trial trial =
        DefinitionFolder.trial(
            CONFIG,
            HeldDefinitions.NONE,
            new DefinitionKey(DefinitionKey.FORM, "MONITOR_REPORT"),
            text.replace(from, to));
    Definition fresh =
        trial.become().stream()
            .map(Trial.Became::definition)
            .filter(one -> one.id().equals("SRVSEC"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(trial.problems()));
    Definition pinned = Objects.requireNonNull(Shipped.DEFINITIONS.procedures().get("SRVSEC"));
    List<DryRun.Misfit> misfits = DryRun.of(List.of(new DryRun.Closed(closed(), pinned)), fresh);
    assertEquals(
        expected,
        misfits.isEmpty()
            ? ""
            : "%s %s %s"
                .formatted(
                    misfits.getFirst().why(),
                    misfits.getFirst().step(),
                    misfits.getFirst().what()));
  }
}
