package id.penjaga.hub.core.work;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.CasePaths;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a done step does outside its case: it changes register items and starts other cases.
final class Effects {
  private final EntryDraft draft;
  private final Case.Opening opening;
  private final CasePaths paths;
  private final Map<String, BigDecimal> changed = new HashMap<>();

  Effects(EntryDraft draft, Case.Opening opening) {
    this.draft = draft;
    this.opening = opening;
    paths = draft.paths(opening, Map.of());
  }

  void happen(Step step, @Nullable String branch) {
    for (Step.Effect effect : step.effects()) {
      if (effect.when() == null || effect.when().equals(branch)) {
        for (String label : labels(paths.at(effect.item()))) {
          change(effect, label);
        }
      }
    }
    for (Step.Start start : step.starts()) {
      if (!start.offer() && (start.when() == null || start.when().equals(branch))) {
        start(start);
      }
    }
  }

  private static List<String> labels(@Nullable Value value) {
    List<Value> values =
        switch (value) {
          case null -> List.of();
          case Value.Many(List<Value> many) -> many;
          default -> List.of(value);
        };
    return values.stream().map(Value::plain).filter(label -> !label.isBlank()).toList();
  }

  private void change(Step.Effect effect, String label) {
    boolean there = draft.around.exists(effect.register(), label);
    if (!there && !effect.add()) {
      return;
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    effect
        .change()
        .forEach((field, to) -> {
          Value value = value(effect.register(), label, field, to);
          if (value != null) {
            fields.put(field, value);
          }
        });
    String log = paths.filled(effect.log());
    if (!there) {
      draft.add(new Fact.ItemAdded(effect.register(), label, fields, Value.of(log)));
    } else if (!fields.isEmpty() || !log.isEmpty()) {
      draft.add(
          new Fact.ItemChanged(
              effect.register(), label, fields, Value.of(log), draft.now().id(), opening.number()));
    }
    if (effect.state() != null) {
      draft.add(new Fact.ItemMoved(effect.register(), label, effect.state(), Value.of("")));
    }
  }

  /// A path leads to its value, a number is added to what is there, a word is itself.
  private @Nullable Value value(String register, String label, String field, String to) {
    if (paths.names(to)) {
      return paths.at(to);
    }
    BigDecimal more;
    try {
      more = new BigDecimal(to);
    } catch (NumberFormatException e) {
      return Value.of(to);
    }
    String place = register + "/" + label + "/" + field;
    BigDecimal known = changed.get(place);
    if (known == null) {
      known =
          draft.around.item(register, label, field) instanceof Value.Numeric(BigDecimal number)
              ? number
              : null;
    }
    if (known == null) {
      return null;
    }
    changed.put(place, known.add(more));
    return new Value.Numeric(known.add(more));
  }

  /// Starts the other case, or one for each entry of a list.
  void start(Step.Start start) {
    if (start.each() == null) {
      start(start, paths);
    } else {
      paths.list(start.each()).values().forEach(entry -> start(start, paths.item(entry)));
    }
  }

  /// Starts one case.
  ///
  /// @param from what its subject is taken from
  void start(Step.Start start, CasePaths from) {
    Map<String, Value> subject = new LinkedHashMap<>();
    start
        .carry()
        .forEach((field, path) -> {
          Value value = from.at(path);
          if (value != null) {
            subject.put(field, value);
          }
        });
    Definition other = draft.around.inForce(start.procedure());
    String trigger =
        other == null
            ? ""
            : other.procedure().opens().stream()
                .filter(opener -> opener.by().equals("case"))
                .map(Procedure.Opener::id)
                .findFirst()
                .orElse("");
    draft.add(new Command.OpenCase(start.procedure(), trigger, subject, draft.now().id(), ""));
  }
}
