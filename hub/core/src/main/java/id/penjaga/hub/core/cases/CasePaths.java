package id.penjaga.hub.core.cases;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Context;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.procedure.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The one resolver of paths of definitions. A path begins with a step, a form, `subject`, `case`,
/// `item`, `hub`, `monitor`, `now`, `today`, or a word of the moment such as `branch`; what cannot
/// be resolved is null.
public final class CasePaths implements Context {
  private static final Set<String> HEADS =
      Set.of("subject", "case", "item", "hub", "monitor", "now", "today", "branch", "opener");

  private final @Nullable Case state;
  private final Map<String, Value> subject;
  private final Definition definition;
  private final @Nullable Surroundings around;
  private final @Nullable Instant now;
  private final @Nullable String number;
  private final @Nullable Value entry;
  private final Map<String, Value> words;

  /// @param number of the entry in its list; null outside an `each` stretch
  /// @param entry what `item` stands for
  private CasePaths(
      @Nullable Case state,
      Map<String, Value> subject,
      Definition definition,
      @Nullable Surroundings around,
      @Nullable Instant now,
      @Nullable String number,
      @Nullable Value entry,
      Map<String, Value> words) {
    this.state = state;
    this.subject = subject;
    this.definition = definition;
    this.around = around;
    this.now = now;
    this.number = number;
    this.entry = entry;
    this.words = words;
  }

  /// Paths of a case, as one of its openings sees them.
  public static CasePaths of(
      Case state,
      Definition definition,
      @Nullable Surroundings around,
      @Nullable Instant now,
      Case.@Nullable Opening opening) {
    CasePaths plain =
        new CasePaths(state, state.subject(), definition, around, now, null, null, Map.of());
    String item = opening == null ? null : opening.item();
    Step step = opening == null ? null : definition.procedure().step(opening.step());
    if (item == null || step == null || step.each() == null) {
      return plain;
    }
    return new CasePaths(
        state,
        state.subject(),
        definition,
        around,
        now,
        item,
        plain.list(step.each()).get(item),
        Map.of());
  }

  /// Paths of a case that is not there yet.
  public static CasePaths of(
      Map<String, Value> subject, Definition definition, Surroundings around, Instant now) {
    return new CasePaths(null, subject, definition, around, now, null, null, Map.of());
  }

  public CasePaths words(Map<String, Value> more) {
    return new CasePaths(state, subject, definition, around, now, number, entry, more);
  }

  /// The same paths with `item` standing for an entry.
  public CasePaths item(Value one) {
    return new CasePaths(state, subject, definition, around, now, number, one, words);
  }

  @Override
  public boolean names(String word) {
    String head = head(word);
    return HEADS.contains(head)
        || words.containsKey(head)
        || (word.length() > head.length()
            && (definition.procedure().step(head) != null || definition.forms().containsKey(head)));
  }

  private static String head(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  @Override
  public @Nullable Value at(String path) {
    List<String> parts = List.of(path.split("\\.", -1));
    String head = parts.getFirst();
    List<String> rest = parts.subList(1, parts.size());
    if (words.containsKey(path)) {
      return words.get(path);
    }
    return switch (head) {
      case "now" -> now == null ? null : Value.of(now.toString());
      case "today" -> now == null ? null : Value.of(now.atZone(zone()).toLocalDate().toString());
      case "monitor" -> monitored(rest);
      case "item" -> entry == null ? null : descend(entry, List.of(), rest);
      case "case" -> rest.isEmpty() || state == null ? null : ofCase(state, rest.getFirst());
      case "hub" -> observed(String.join(".", rest));
      case "subject" -> descend(subject, definition.procedure().subject(), rest);
      default -> ofAnswers(head, rest);
    };
  }

  private @Nullable Value observed(String word) {
    Observed what = Observed.of(word);
    return what == null || around == null || now == null
        ? null
        : around.observed(what, about(), now);
  }

  /// What the case is about, with its number.
  private Map<String, Value> about() {
    if (state == null) {
      return subject;
    }
    Map<String, Value> about = new HashMap<>(subject);
    about.put(Observed.CASE, Value.of(Long.toString(state.id())));
    return about;
  }

  private @Nullable Value ofCase(Case state, String what) {
    return switch (what) {
      case "id" -> Value.of(state.id());
      case "opened" -> Value.of(state.opened().toString());
      case "office_hours" ->
          around == null ? null : Value.of(around.calendar().inHours(state.opened()));
      case "number" -> state.number().isEmpty() ? null : Value.of(state.number());
      default -> state.answers().getOrDefault(Cases.SETS, Map.of()).get(what);
    };
  }

  /// What monitors say of the first item of the subject that is watched.
  private @Nullable Value monitored(List<String> rest) {
    if (around == null || rest.size() != 1) {
      return null;
    }
    return definition.procedure().subject().stream()
        .filter(field -> field.type() == FieldType.ITEM && field.register() != null)
        .filter(field -> subject.containsKey(field.key()))
        .map(field ->
            around.monitored(
                Objects.requireNonNull(field.register()),
                Objects.requireNonNull(subject.get(field.key())).plain(),
                rest.getFirst()))
        .filter(Objects::nonNull)
        .findFirst()
        // Where no monitor saw it begin, it began no later than its case.
        .orElse(
            rest.equals(List.of("down_from")) && state != null
                ? Value.of(state.opened().toString())
                : null);
  }

  private @Nullable Value ofAnswers(String place, List<String> rest) {
    Step step = definition.procedure().step(place);
    Step.FormUse use = step == null ? null : step.form();
    Form form = definition.forms().get(use == null ? place : use.form());
    if (form == null || state == null || rest.isEmpty()) {
      return null;
    }
    Map<String, Value> here = state.answers().getOrDefault(Case.place(place, number), Map.of());
    Value value = descend(here, form.fields(), rest);
    if (value == null && number != null) {
      value = descend(state.answers().getOrDefault(place, Map.of()), form.fields(), rest);
    }
    if (value == null && number == null) {
      value = ofEntries(state, place, form, rest);
    }
    if (value == null && rest.equals(List.of("number"))) {
      String text = state.numbers().get(form.id());
      return text == null ? null : Value.of(text);
    }
    return value;
  }

  /// The answers of all entries of an `each` stretch, seen from outside of it.
  private @Nullable Value ofEntries(Case state, String place, Form form, List<String> rest) {
    List<Value> all =
        state.answers().keySet().stream()
            .filter(key -> key.startsWith(place + "["))
            .sorted(Comparator.comparing(String::length).thenComparing(key -> key))
            .flatMap(key -> state.told(key).stream())
            .map(told -> descend(told, form.fields(), rest))
            .filter(Objects::nonNull)
            .toList();
    return all.isEmpty() ? null : new Value.Many(all);
  }

  private @Nullable Value descend(
      Map<String, Value> values, List<Field> fields, List<String> path) {
    if (path.isEmpty()) {
      return null;
    }
    Value value = values.get(path.getFirst());
    Field field =
        fields.stream().filter(one -> one.key().equals(path.getFirst())).findFirst().orElse(null);
    List<String> rest = path.subList(1, path.size());
    if (value == null || rest.isEmpty()) {
      return value;
    }
    if (field != null && field.type() == FieldType.ITEM && field.register() != null) {
      return item(field.register(), value.plain(), String.join(".", rest));
    }
    if (field != null && field.type() == FieldType.PERSON) {
      return ofPerson(value, rest.getFirst());
    }
    return descend(value, field == null ? List.of() : field.fields(), rest);
  }

  private @Nullable Value descend(Value value, List<Field> fields, List<String> path) {
    if (path.isEmpty()) {
      return value;
    }
    return switch (value) {
      case Value.Group group -> descend(group.values(), fields, path);
      case Value.Many(List<Value> entries) ->
          new Value.Many(
              entries.stream()
                  .map(one -> descend(one, fields, path))
                  .filter(Objects::nonNull)
                  .toList());
      default -> ofPerson(value, path.getFirst());
    };
  }

  private @Nullable Value ofPerson(Value value, String field) {
    Long id = person(value);
    Person person = id == null || around == null ? null : around.people().person(id);
    return person == null
        ? null
        : switch (field) {
          case "name" -> new Value.Personal(person.name());
          case "unit" -> Value.of(person.unit());
          case "nip" -> new Value.Personal(person.nip());
          case "phone" -> new Value.Personal(person.phone());
          default -> null;
        };
  }

  /// The entries of a list by their number from 1; of a checklist those found not good.
  public Map<String, Value> list(String path) {
    Map<String, Value> entries = new LinkedHashMap<>();
    List<Value> all =
        switch (at(path)) {
          case Value.Many(List<Value> values) -> values;
          case Value.Group group -> checked(group);
          case null, default -> List.of();
        };
    for (int i = 0; i < all.size(); i++) {
      entries.put(Integer.toString(i + 1), all.get(i));
    }
    return entries;
  }

  /// The items of a checklist that were found not good, as entries with `id`, `text`, `result` and
  /// `note`.
  private List<Value> checked(Value.Group answer) {
    List<Value> entries = new ArrayList<>();
    for (Checklist checklist : definition.checklists().values()) {
      for (Checklist.Item item : checklist.items()) {
        if (answer.values().get(item.id()) instanceof Value.Group part
            && part.values().get("result") instanceof Value result
            && result.plain().equals("not_good")) {
          Map<String, Value> fields = new HashMap<>(part.values());
          fields.put("id", Value.of(item.id()));
          fields.put("text", Value.of(item.text().id()));
          entries.add(new Value.Group(fields));
        }
      }
    }
    return entries;
  }

  /// The persons that a path leads to, by number; those without a number are left out.
  public List<Long> persons(@Nullable String path) {
    Value value = path == null ? null : at(path);
    return switch (value) {
      case null -> List.of();
      case Value.Many(List<Value> entries) ->
          entries.stream().map(CasePaths::personOf).filter(Objects::nonNull).distinct().toList();
      default -> {
        Long id = person(value);
        yield id == null ? List.of() : List.of(id);
      }
    };
  }

  private static @Nullable Long personOf(Value entry) {
    return entry instanceof Value.Group group
        ? group.values().values().stream()
            .map(CasePaths::person)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null)
        : person(entry);
  }

  private static @Nullable Long person(Value value) {
    return value instanceof Value.Text(String text) && text.matches("p[1-9][0-9]{0,17}")
        ? Long.valueOf(text.substring(1))
        : null;
  }

  /// A text with `{path}` placeholders filled in.
  public String filled(String template) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    while (true) {
      int open = template.indexOf('{', from);
      int close = open < 0 ? -1 : template.indexOf('}', open);
      if (close < 0) {
        return text.append(template, from, template.length()).toString();
      }
      Value value = at(template.substring(open + 1, close));
      text.append(template, from, open).append(value == null ? "–" : value.plain());
      from = close + 1;
    }
  }

  @Override
  public @Nullable Checklist checklist(String id) {
    return definition.checklists().get(id);
  }

  @Override
  public @Nullable Value item(String register, String label, String path) {
    return around == null ? null : around.item(register, label, path);
  }

  @Override
  public boolean known(String register, String label) {
    return around == null || around.known(register, label) || adds(register);
  }

  /// A procedure that adds items to a register may name those that are not there yet.
  private boolean adds(String register) {
    return definition.procedure().steps().stream()
        .flatMap(step -> step.effects().stream())
        .anyMatch(effect -> effect.add() && effect.register().equals(register));
  }

  @Override
  public boolean person(long id) {
    return around == null || around.people().person(id) != null;
  }

  @Override
  public ZoneId zone() {
    return around == null ? ZoneOffset.UTC : around.people().zone();
  }
}
