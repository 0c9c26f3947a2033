package id.penjaga.hub.core.register;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Context;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.form.FormRules;
import id.penjaga.hub.core.form.Judged;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.text.Bilingual;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes facts of commands about single items of one register, one after the other. Whether rules
/// are kept in the end is judged after all of them, by [RuleGuard].
final class ItemEdit {
  private static final int LONGEST_LABEL = 60;
  private static final int LONGEST_REASON = 2000;

  private final Map<String, Register> registers;
  private final Register register;
  private final DraftItems items;
  private final People people;
  private final Instant now;
  private final Collection<String> roles;
  private final boolean admin;

  ItemEdit(
      Map<String, Register> registers,
      Register register,
      DraftItems items,
      People people,
      Instant now,
      Collection<String> roles,
      boolean admin) {
    this.registers = registers;
    this.register = register;
    this.items = items;
    this.people = people;
    this.now = now;
    this.roles = roles;
    this.admin = admin;
  }

  /// What a command makes of its item; null with a problem.
  ///
  /// @param at what its problems begin with
  ItemRules.@Nullable Edited edited(ItemCommand command, String at, List<FormProblem> problems) {
    List<FormProblem> own = new ArrayList<>();
    ItemRules.Edited edited =
        switch (command) {
          case ItemCommand.Add add -> add(add, at, own);
          case ItemCommand.Change change -> change(change, at, own);
          case ItemCommand.Move move -> move(move, at, own);
          case ItemCommand.Together _ ->
              throw new IllegalArgumentException("several commands inside several");
        };
    own.forEach(one -> problems.add(new FormProblem(at + one.field(), one.text())));
    if (edited != null) {
      items.put(edited.after());
    }
    return edited;
  }

  private ItemRules.@Nullable Edited add(
      ItemCommand.Add add, String at, List<FormProblem> problems) {
    String label = add.label().strip();
    if (label.isEmpty() || label.length() > LONGEST_LABEL || label.contains("/")) {
      say(
          problems,
          register.label(),
          "Isi label, paling panjang 60 huruf dan tanpa garis miring.",
          "Fill in the label, at most 60 characters and without a slash.");
      return null;
    }
    Register other = taken(label);
    if (other != null) {
      boolean here = other.id().equals(register.id());
      say(
          problems,
          register.label(),
          "Label "
              + label
              + " sudah ada di register "
              + (here ? "ini" : other.name().id())
              + ". Pakai label lain.",
          "The label "
              + label
              + " is in "
              + (here ? "this register" : "the register " + other.name().en())
              + " already. Choose another.");
      return null;
    }
    if (!add.state().isEmpty()
        && register.states().stream().noneMatch(one -> one.id().equals(add.state()))) {
      say(
          problems,
          "state",
          "Keadaan " + add.state() + " tidak ada di register ini.",
          "This register has no state " + add.state() + ".");
      return null;
    }
    Judged judged = judged(label, add.fields());
    problems.addAll(judged.problems());
    if (!judged.good()) {
      return null;
    }
    Map<String, Value> fields = new LinkedHashMap<>(judged.answers());
    fields.remove(register.label());
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.ItemAdded(register.id(), label, fields, Value.said(cut(add.reason()))));
    boolean moved = !add.state().isEmpty() && !add.state().equals(register.start());
    if (moved) {
      facts.add(new Fact.ItemMoved(register.id(), label, add.state(), Value.of("")));
    }
    Register.Move way =
        moved
            ? register.moves().stream()
                .filter(one -> one.from().equals(register.start()))
                .filter(one -> one.to().contains(add.state()))
                .findFirst()
                .orElse(null)
            : null;
    return made(at, null, facts, way, add.reason());
  }

  /// Whether what should come before such a change did, or the change says why not (MNT-16).
  private boolean careful(
      Item before, Set<String> changed, String reason, List<FormProblem> problems) {
    Register.Careful rule = register.careful();
    LocalDate today = people.day(now);
    if (rule == null
        || !reason.isBlank()
        || Collections.disjoint(rule.fields(), changed)
        || !new ItemLookup(registers, before, items, today).hold(rule.where())
        || today.equals(day(before.fields().get(rule.since())))) {
      return true;
    }
    say(
        problems,
        ItemRules.REASON,
        rule.text().id() + " Lakukan dahulu, atau tulis alasannya.",
        rule.text().en() + " Do that first, or write why it is changed without it.");
    return false;
  }

  /// The day of a date or a moment; null for none.
  private @Nullable LocalDate day(@Nullable Value value) {
    String text = value == null ? "" : value.plain();
    try {
      return text.length() == 10
          ? LocalDate.parse(text)
          : text.isEmpty() ? null : people.day(Instant.parse(text));
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// The register that has the label already, of those whose things carry it; null for none.
  private @Nullable Register taken(String label) {
    if (items.find(register.id(), label) != null) {
      return register;
    }
    return !register.labelled()
        ? null
        : registers.values().stream()
            .filter(one -> one.labelled() && !one.id().equals(register.id()))
            .filter(one -> items.find(one.id(), label) != null)
            .findFirst()
            .orElse(null);
  }

  private ItemRules.@Nullable Edited change(
      ItemCommand.Change change, String at, List<FormProblem> problems) {
    Item before = there(change.label(), problems);
    if (before == null) {
      return null;
    }
    Judged judged = judged(before.label(), change.fields());
    problems.addAll(judged.problems());
    if (!judged.good()) {
      return null;
    }
    Map<String, Value> changes = new LinkedHashMap<>();
    for (Field field : register.fields()) {
      Value old = before.fields().get(field.key());
      Value value = judged.answers().get(field.key());
      if (field.key().equals(register.label())) {
        continue; // a thing keeps its label: everything else names it by it
      }
      if (value != null && !value.equals(old)) {
        changes.put(field.key(), value);
      } else if (value == null && old != null) {
        changes.put(field.key(), field.personal() ? new Value.Personal("") : Value.of(""));
      }
    }
    if (!careful(before, changes.keySet(), change.reason(), problems)) {
      return null;
    }
    return made(
        at,
        before,
        changes.isEmpty()
            ? List.of()
            : List.of(
                new Fact.ItemChanged(
                    register.id(),
                    before.label(),
                    changes,
                    Value.said(cut(change.reason())),
                    null,
                    null)),
        null,
        change.reason());
  }

  private ItemRules.@Nullable Edited move(
      ItemCommand.Move move, String at, List<FormProblem> problems) {
    Item before = there(move.label(), problems);
    if (before == null) {
      return null;
    }
    String from = register.stateOf(before);
    Register.Move way =
        register.moves().stream()
            .filter(one -> one.from().equals(from) && one.to().contains(move.state()))
            .filter(one -> admin || one.roles().stream().anyMatch(roles::contains))
            .findFirst()
            .orElse(null);
    if (way == null) {
      say(
          problems,
          "state",
          "Dari keadaan \""
              + register.stateName(from).id()
              + "\" tidak dapat dipindah ke \""
              + register.stateName(move.state()).id()
              + "\" dengan peran Anda.",
          "It cannot be moved from \""
              + register.stateName(from).en()
              + "\" to \""
              + register.stateName(move.state()).en()
              + "\" in your role.");
      return null;
    }
    if (way.reason() && move.reason().isBlank()) {
      say(problems, ItemRules.REASON, "Tulis alasannya.", "Write why.");
      return null;
    }
    return made(
        at,
        before,
        List.of(
            new Fact.ItemMoved(
                register.id(), before.label(), move.state(), Value.said(cut(move.reason())))),
        way,
        move.reason());
  }

  private @Nullable Item there(String label, List<FormProblem> problems) {
    Item item = items.find(register.id(), label);
    if (item == null) {
      say(
          problems,
          "",
          label + " tidak ada di register ini. Kembali ke daftarnya.",
          label + " is not in this register. Go back to its list.");
    }
    return item;
  }

  private ItemRules.Edited made(
      String at,
      @Nullable Item before,
      List<Fact> facts,
      Register.@Nullable Move way,
      String reason) {
    Item item = before;
    for (Fact fact : facts) {
      item = Item.after(item, fact, now);
    }
    return new ItemRules.Edited(
        at, before, Objects.requireNonNull(item), way, reason, List.copyOf(facts));
  }

  private Judged judged(String label, Map<String, Value> fields) {
    Map<String, Value> answers = new LinkedHashMap<>(fields);
    Field named = register.field(register.label());
    if (named != null && named.type() == FieldType.TEXT) {
      answers.put(register.label(), Value.of(label));
    }
    return FormRules.judge(register.fields(), answers, new World(answers));
  }

  private static String cut(String text) {
    String reason = text.strip();
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }

  private static void say(List<FormProblem> problems, String field, String id, String en) {
    problems.add(new FormProblem(field, new Bilingual(id, en)));
  }

  /// What the fields of an item may name.
  private final class World implements Context {
    private final Map<String, Value> answers;

    World(Map<String, Value> answers) {
      this.answers = answers;
    }

    @Override
    public @Nullable Checklist checklist(String id) {
      return null;
    }

    @Override
    public @Nullable Value item(String register, String label, String path) {
      Item item = items.find(register, label);
      return item == null ? null : item.fields().get(path);
    }

    @Override
    public boolean known(String register, String label) {
      return items.named(register, label) || items.empty(register);
    }

    @Override
    public boolean person(long id) {
      return people.person(id) != null;
    }

    @Override
    public ZoneId zone() {
      return people.zone();
    }

    @Override
    public boolean names(String word) {
      return word.equals("now") || word.equals("today");
    }

    @Override
    public @Nullable Value at(String path) {
      return switch (path) {
        case "now" -> Value.of(now.toString());
        case "today" -> Value.of(people.day(now).toString());
        default -> answers.get(path);
      };
    }
  }
}
