package id.penjaga.hub.core.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SYS-01 A trial run of a new version on closed cases")
class DryRunTest {
  private static final Instant AT = Instant.parse("2026-11-24T02:00:00Z");

  /// A closed case: A, then B by the branch `yes`, ended at B.
  private static Case closed() {
    List<Fact> facts =
        List.of(
            new Fact.Opened(1, "P", "h", "by_hand", "", Map.of(), null, Value.of("")),
            new Fact.StepOpened(1, "A", null, 1, List.of(), List.of()),
            new Fact.Done(1, "yes", Value.of("")),
            new Fact.StepOpened(2, "B", null, 1, List.of(), List.of(7L)),
            new Fact.Done(2, null, Value.of("")),
            new Fact.Closed("B"));
    return Objects.requireNonNull(
        Cases.fold(
            List.of(
                new Entry(
                    1, AT, AT, new By.Human(7, "x"), "c", Subject.ofCase(1), facts, "", ""))));
  }

  private static Step step(String id, @Nullable String next, Step.Branch... branches) {
    return new Step(
        id,
        "",
        "seed",
        Bilingual.EMPTY,
        branches.length == 0 ? Step.Mode.TASK : Step.Mode.DECISION,
        new Step.ActorRule(List.of("x"), null, null, null, false, false, "seed"),
        List.of(),
        List.of(),
        List.of(),
        new Step.TimeStandard(null, false, null, Bilingual.EMPTY),
        null,
        Bilingual.EMPTY,
        null,
        List.of(),
        List.of(branches),
        List.of(),
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        Bilingual.EMPTY,
        next);
  }

  private static Step.Branch branch(String when, String next) {
    return new Step.Branch(
        when, Bilingual.EMPTY, "seed", next, false, List.of(), Map.of(), List.of());
  }

  /// `A:yes>B,no>END B>END`.
  private static Definition definition(String written) {
    List<Step> steps =
        Stream.of(written.split(" "))
            .map(text -> {
              String id = text.substring(0, 1);
              return text.charAt(1) == '>'
                  ? step(id, text.substring(2))
                  : step(
                      id,
                      null,
                      Stream.of(text.substring(2).split(","))
                          .map(one -> branch(one.split(">")[0], one.split(">")[1]))
                          .toArray(Step.Branch[]::new));
            })
            .toList();
    return new Definition(
        "fresh",
        new Procedure(
            "P",
            Bilingual.EMPTY,
            new Procedure.Source("", ""),
            "flow",
            "INC",
            new Procedure.Sheet("", List.of(), List.of(), List.of(), List.of(), Bilingual.EMPTY),
            List.of(),
            null,
            null,
            Procedure.Counting.OFFICE,
            List.of(),
            steps.getFirst().id(),
            new Procedure.Totals(null, Bilingual.EMPTY),
            steps,
            List.of(),
            null,
            List.of(),
            null),
        Map.of(),
        Map.of());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName("the first place where a case would leave it is named")
  @CsvSource({
    "'A:yes>B,no>END B>END', none",
    "'A:yes>B,no>C B>END C>END', none",
    "'A:yes>C,no>END C>END', STEP B",
    "'A:ja>B,no>END B>END', BRANCH A",
    "'A:yes>C,no>B B>END C>END', WAY B",
    "'A:yes>B,no>END B>C C>END', END B",
    "'C>A A:yes>B,no>END B>END', WAY A"
  })
  void theFirstPlaceIsNamed(String written, String expected) {
    List<DryRun.Misfit> misfits =
        DryRun.of(List.of(new DryRun.Closed(closed(), definition(written))), definition(written));
    assertEquals(
        expected,
        misfits.isEmpty() ? "none" : misfits.getFirst().why() + " " + misfits.getFirst().step());
  }
}
