package id.penjaga.hub.app.procedures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One case of a fixture, told line by line: who, when, which step, what.
final class Story {
  final Desk desk;
  private final String day;
  private By by = new By.House();
  private long about;

  /// @param day before the times of a line, such as `2026-09-15T`; empty when lines say the day
  Story(Desk desk, String day) {
    this.desk = desk;
    this.day = day;
  }

  Story by(By who) {
    by = who;
    return this;
  }

  /// The time of a line: `09:04` of the day, or a day and a time.
  Instant time(String text) {
    String full = text.contains("T") ? text : day + text;
    return Desk.at(full);
  }

  Story open(String time, String procedure, String trigger, Map<String, Value> subject) {
    return open(time, procedure, trigger, subject, null);
  }

  Story open(
      String time,
      String procedure,
      String trigger,
      Map<String, Value> subject,
      Command.@Nullable First first) {
    about = desk.nextCase();
    accepted(
        desk.act(
            null,
            by,
            time(time),
            new Command.OpenCase(procedure, trigger, subject, null, "", first)));
    return this;
  }

  /// Follows another case.
  Story about(long id) {
    about = id;
    return this;
  }

  Case state() {
    return desk.now(about);
  }

  /// Does a step that has no branches.
  Story does(String time, String step, Object... answers) {
    return decides(time, step, null, "", answers);
  }

  Story decides(
      String time, String step, @Nullable String branch, String reason, Object... answers) {
    accepted(tries(time, step, branch, reason, answers));
    return this;
  }

  Decision tries(
      String time, String step, @Nullable String branch, String reason, Object... answers) {
    return order(
        time, new Command.Complete(opening(step), values(answers), branch, reason, Map.of(), ""));
  }

  Story begins(String time, String step) {
    return orders(time, new Command.Begin(opening(step)));
  }

  Story signs(String time, String step, String key) {
    return orders(time, new Command.Sign(opening(step), key, null, ""));
  }

  Story signs(String time, String step, String key, String branch, String reason) {
    return orders(time, new Command.Sign(opening(step), key, branch, reason));
  }

  Story orders(String time, Command command) {
    accepted(order(time, command));
    return this;
  }

  Decision order(String time, Command command) {
    return desk.act(state(), by, time(time), command);
  }

  void refused(Decision.Reason why, Decision decision) {
    if (decision instanceof Decision.Refused refused) {
      assertEquals(why, refused.why(), refused.text().id());
    } else {
      fail("accepted, and " + why + " was expected");
    }
  }

  /// Refused because an answer is not there or is not right.
  ///
  /// @param field of the answer
  void lacks(String field, Decision decision) {
    refused(Decision.Reason.FORM, decision);
    told(field, decision);
  }

  /// What is said about an answer.
  String told(String field, Decision decision) {
    List<FormProblem> problems = ((Decision.Refused) decision).problems();
    return problems.stream()
        .filter(problem -> problem.field().equals(field))
        .map(problem -> problem.text().id())
        .findFirst()
        .orElseGet(() -> fail(field + " is not among " + problems));
  }

  static void accepted(Decision decision) {
    if (decision instanceof Decision.Refused refused) {
      fail(refused.why() + ": " + refused.text().id() + " " + refused.problems());
    }
  }

  /// Number of the open opening of a step; `VIS-E6C[2]` is that of the second entry.
  int opening(String step) {
    List<Case.Opening> all = new ArrayList<>(state().openings().values());
    return all.reversed().stream()
        .filter(one -> Case.place(one.step(), one.item()).equals(step))
        .min(Comparator.comparing((Case.Opening one) -> one.done() == null ? 0 : 1))
        .map(Case.Opening::number)
        .orElse(999);
  }

  /// What is open, such as `SS-4` or `VIS-E6C[1] VIS-E6C[2]`.
  String open() {
    Case state = state();
    return String.join(
        " ",
        state.open().stream()
            .map(number -> Objects.requireNonNull(state.openings().get(number)))
            .map(one -> Case.place(one.step(), one.item()))
            .toList());
  }

  /// All deviations of time, such as `SS-3+12 SS-4+15`.
  String late() {
    return String.join(
        " ",
        state().deviations().stream()
            .filter(one -> one.kind().equals(Case.Deviation.TIME) && !one.takenBack())
            .map(one -> one.step() + "+" + one.minutes())
            .toList());
  }

  String end() {
    return String.valueOf(state().end());
  }

  /// Answers by pairs of key and value: texts, numbers, yes and no, times of the day.
  static Map<String, Value> values(Object... pairs) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put((String) pairs[i], value(pairs[i + 1]));
    }
    return values;
  }

  static Value value(Object value) {
    return switch (value) {
      case Value known -> known;
      case Integer number -> Value.of(number);
      case Double number -> new Value.Numeric(BigDecimal.valueOf(number));
      case Boolean flag -> Value.of(flag);
      case Instant time -> Value.of(time.toString());
      case Long person -> Value.of("p" + person);
      default -> Value.of(value.toString());
    };
  }

  static Value group(Object... pairs) {
    return new Value.Group(values(pairs));
  }

  static Value list(Value... entries) {
    return new Value.Many(List.of(entries));
  }

  /// A notice to somebody.
  static Value notice(String to, Instant when) {
    return group("to", to, "how", "telephone", "when", when);
  }
}
