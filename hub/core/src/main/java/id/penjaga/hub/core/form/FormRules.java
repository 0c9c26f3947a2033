package id.penjaga.hub.core.form;

import id.penjaga.hub.core.book.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Judges what somebody filled in, and proposes what the system knows already.
public final class FormRules {
  private FormRules() {}

  /// Judges answers to a form or to a part of it.
  ///
  /// @param asked keys of the fields that are filled in now; empty for all
  public static Judged judge(
      Form form, List<String> asked, Map<String, Value> answers, Context context) {
    Judged judged = judge(fields(form, asked), answers, context, form.id());
    Lookup lookup = lookup(form.fields(), judged.answers(), context, form.id());
    Set<String> now =
        fields(form, asked).stream().map(Field::key).collect(Collectors.toUnmodifiableSet());
    List<FormProblem> problems = new ArrayList<>(judged.problems());
    for (Form.Rule rule : form.rules()) {
      if (rule.when() != null && !Conditions.hold(rule.when(), lookup, false)) {
        continue;
      }
      String field =
          rule.must().terms().stream()
              .map(term -> term.field().replaceFirst("\\..*", ""))
              .filter(now::contains)
              .findFirst()
              .orElse("");
      if (!field.isEmpty() && !Conditions.hold(rule.must(), lookup, true)) {
        problems.add(new FormProblem(field, rule.text()));
      }
    }
    return new Judged(problems, judged.answers());
  }

  /// Judges answers to fields that are no form, such as the subject of a case.
  public static Judged judge(List<Field> fields, Map<String, Value> answers, Context context) {
    return judge(fields, answers, context, "");
  }

  private static Judged judge(
      List<Field> fields, Map<String, Value> answers, Context context, String form) {
    Map<String, Value> given = new LinkedHashMap<>();
    for (Field field : fields) {
      Value fixed = field.fixed() == null ? null : fit(field, context.at(field.fixed()));
      boolean typed = fixed == null && field.type() != FieldType.READINGS;
      Value value = typed ? answers.get(field.key()) : fixed;
      if (value != null && !empty(value)) {
        given.put(field.key(), value);
      }
    }
    List<FormProblem> problems = new ArrayList<>();
    Map<String, Value> kept = new LinkedHashMap<>();
    Lookup lookup = lookup(fields, given, context, form);
    FieldRules rules = new FieldRules(context, lookup, problems);
    for (Field field : fields) {
      Value value = given.get(field.key());
      if (value != null) {
        kept.put(field.key(), rules.judged(field, value));
      } else if (required(field, lookup)) {
        problems.add(new FormProblem(field.key(), FormWords.missing(field)));
      }
    }
    for (Map.Entry<String, Value> answer : answers.entrySet()) {
      if (!empty(answer.getValue())
          && fields.stream().noneMatch(field -> field.key().equals(answer.getKey()))) {
        problems.add(new FormProblem(answer.getKey(), FormWords.unknown(answer.getKey())));
      }
    }
    return new Judged(problems, kept);
  }

  /// What the fields start with: answers the system knows, by key.
  public static Map<String, Value> suggested(Form form, List<String> asked, Context context) {
    return suggested(fields(form, asked), context);
  }

  /// What the fields start with: answers the system knows, by key.
  public static Map<String, Value> suggested(List<Field> fields, Context context) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Field field : fields) {
      String path = field.fixed() == null ? field.from() : field.fixed();
      Value value = path == null ? null : fit(field, context.at(path));
      if (value != null && !empty(value)) {
        values.put(field.key(), value);
      }
    }
    return values;
  }

  /// Whether every required field of a form has an answer, so that it may be numbered and printed.
  ///
  /// @param answers of the whole case to this form
  public static boolean complete(Form form, Map<String, Value> answers, Context context) {
    Lookup lookup = lookup(form.fields(), answers, context, form.id());
    return form.fields().stream()
        .allMatch(field -> answers.containsKey(field.key()) || !required(field, lookup));
  }

  /// The fields that are asked, in the order of the form.
  ///
  /// @param asked their keys; empty for all
  public static List<Field> fields(Form form, List<String> asked) {
    return asked.isEmpty()
        ? form.fields()
        : form.fields().stream().filter(field -> asked.contains(field.key())).toList();
  }

  /// Whether a field must be answered, seeing what stands in the others.
  public static boolean required(Field field, Lookup lookup) {
    return switch (field.required()) {
      case Field.Required.Always _ -> true;
      case Field.Required.Never _ -> false;
      case Field.Required.When(Condition condition) -> Conditions.hold(condition, lookup, false);
    };
  }

  /// The answers given now, then those given before to other fields of the same form, then paths.
  private static Lookup lookup(
      List<Field> fields, Map<String, Value> given, Context context, String form) {
    return new Lookup() {
      @Override
      public boolean names(String word) {
        return given.containsKey(word)
            || fields.stream().anyMatch(field -> field.key().equals(word))
            || context.names(word);
      }

      @Override
      public boolean answers(String key, String word) {
        return key.equals("branch")
            || fields.stream()
                .filter(field -> field.key().equals(key))
                .anyMatch(field -> field.answers(word));
      }

      @Override
      public @Nullable Value at(String path) {
        Value value = given.get(path);
        int dot = path.indexOf('.');
        if (value == null && dot > 0) {
          value = within(path.substring(0, dot), path.substring(dot + 1));
        }
        if (value == null && !form.isEmpty()) {
          value = context.at(form + "." + path);
        }
        return value == null ? context.at(path) : value;
      }

      /// What is known of the item that an answer names; of the entries of a list, all of them; of
      /// a checklist, as `open`, how many of its items are not good.
      private @Nullable Value within(String key, String rest) {
        Value label = given.get(key);
        if (label instanceof Value.Many(List<Value> entries)) {
          return new Value.Many(
              entries.stream()
                  .map(
                      entry -> entry instanceof Value.Group group ? group.values().get(rest) : null)
                  .filter(Objects::nonNull)
                  .toList());
        }
        if (label instanceof Value.Group checked && rest.equals("open")) {
          return Value.of(
              (int)
                  checked.values().values().stream()
                      .filter(part ->
                          !(part instanceof Value.Group item
                              && Value.of("good").equals(item.values().get("result"))))
                      .count());
        }
        return label == null
            ? null
            : fields.stream()
                .filter(field -> field.key().equals(key))
                .map(Field::register)
                .filter(Objects::nonNull)
                .findFirst()
                .map(register -> context.item(register, label.plain(), rest))
                .orElse(null);
      }
    };
  }

  /// A known answer in the way the field writes it; null when it cannot be.
  private static @Nullable Value fit(Field field, @Nullable Value value) {
    if (value == null) {
      return null;
    }
    return switch (field.type()) {
      case TEXT, ITEM, CHOICE, MONTH, DATE, TIME ->
          value instanceof Value.Committed
              ? value
              : personal(value) ? new Value.Personal(value.plain()) : Value.of(value.plain());
      case LIST -> value instanceof Value.Many(List<Value> entries) ? fit(field, entries) : value;
      default -> value;
    };
  }

  /// The entries of another list, without what this one does not ask.
  private static Value fit(Field field, List<Value> entries) {
    List<Value> kept = new ArrayList<>();
    for (Value entry : entries) {
      Map<String, Value> values = new LinkedHashMap<>();
      if (entry instanceof Value.Group group) {
        for (Field part : field.fields()) {
          Value value = group.values().get(part.key());
          if (value != null) {
            values.put(part.key(), value);
          }
        }
      }
      if (!values.isEmpty()) {
        kept.add(new Value.Group(values));
      }
    }
    return new Value.Many(kept);
  }

  private static boolean personal(Value value) {
    return switch (value) {
      case Value.Personal _ -> true;
      case Value.Many(List<Value> values) -> values.stream().anyMatch(FormRules::personal);
      case Value.Group group -> group.values().values().stream().anyMatch(FormRules::personal);
      case Value.Text _, Value.Numeric _, Value.Flag _, Value.Committed _ -> false;
    };
  }

  static boolean empty(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text.isBlank();
      case Value.Personal(String text) -> text.isBlank();
      case Value.Many(List<Value> values) -> values.isEmpty();
      case Value.Group group -> group.values().values().stream().allMatch(FormRules::empty);
      case Value.Numeric _, Value.Flag _, Value.Committed _ -> false;
    };
  }
}
