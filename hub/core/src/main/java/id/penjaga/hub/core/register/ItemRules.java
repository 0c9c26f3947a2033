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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides what may be written into registers by hand.
public final class ItemRules {
  /// Key under which the reason of a change stands in a problem.
  public static final String REASON = "reason";

  private static final int LONGEST_LABEL = 60;
  private static final int LONGEST_REASON = 2000;

  private final Map<String, Register> registers;
  private final Items items;
  private final People people;
  private final Instant now;

  /// @param registers by id
  public ItemRules(Map<String, Register> registers, Items items, People people, Instant now) {
    this.registers = registers;
    this.items = items;
    this.people = people;
    this.now = now;
  }

  /// @param roles of who wants it
  /// @param admin whether their account administers the hub, which may do what any keeper may
  public ItemAnswer decide(ItemCommand command, Collection<String> roles, boolean admin) {
    Register register = registers.get(command.register());
    if (register == null) {
      return no("", "Register itu tidak ada.", "There is no such register.");
    }
    if (!admin && register.keepers().stream().noneMatch(roles::contains)) {
      return no(
          "",
          "Register ini diubah oleh perannya sendiri. Mintalah pemegang peran itu.",
          "This register is changed by its own roles. Ask somebody who holds one.");
    }
    return switch (command) {
      case ItemCommand.Add add -> add(register, add, items);
      case ItemCommand.Change change -> change(register, change);
      case ItemCommand.Move move -> move(register, move, roles, admin);
      case ItemCommand.Together all -> together(register, all);
    };
  }

  private ItemAnswer together(Register register, ItemCommand.Together all) {
    List<Fact> facts = new ArrayList<>();
    List<FormProblem> problems = new ArrayList<>();
    Items known = items;
    for (int i = 0; i < all.items().size(); i++) {
      String line = (i + 1) + ".";
      switch (add(register, all.items().get(i), known)) {
        case ItemAnswer.Accepted accepted -> {
          facts.addAll(accepted.facts());
          known = known.with(Objects.requireNonNull(made(null, accepted.facts())));
        }
        case ItemAnswer.Refused refused ->
            refused
                .problems()
                .forEach(one -> problems.add(new FormProblem(line + one.field(), one.text())));
      }
    }
    return problems.isEmpty()
        ? new ItemAnswer.Accepted(facts, List.of())
        : new ItemAnswer.Refused(problems);
  }

  private ItemAnswer add(Register register, ItemCommand.Add add, Items known) {
    String label = add.label().strip();
    if (label.isEmpty() || label.length() > LONGEST_LABEL || label.contains("/")) {
      return no(
          register.label(),
          "Isi label, paling panjang 60 huruf dan tanpa garis miring.",
          "Fill in the label, at most 60 characters and without a slash.");
    }
    if (known.find(register.id(), label) != null) {
      return no(
          register.label(),
          "Label " + label + " sudah ada di register ini. Pakai label lain.",
          "The label " + label + " is in this register already. Choose another.");
    }
    if (!add.state().isEmpty() && !hasState(register, add.state())) {
      return no(
          "state",
          "Keadaan " + add.state() + " tidak ada di register ini.",
          "This register has no state " + add.state() + ".");
    }
    Judged judged = judged(register, label, add.fields(), known);
    if (!judged.good()) {
      return new ItemAnswer.Refused(judged.problems());
    }
    Map<String, Value> fields = new LinkedHashMap<>(judged.answers());
    fields.remove(register.label());
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.ItemAdded(register.id(), label, fields, cut(add.reason())));
    if (!add.state().isEmpty() && !add.state().equals(register.start())) {
      facts.add(new Fact.ItemMoved(register.id(), label, add.state(), ""));
    }
    return checked(register, null, facts, add.reason(), known);
  }

  private ItemAnswer change(Register register, ItemCommand.Change change) {
    Item before = items.find(register.id(), change.label());
    if (before == null) {
      return gone(change.label());
    }
    Judged judged = judged(register, before.label(), change.fields(), items);
    if (!judged.good()) {
      return new ItemAnswer.Refused(judged.problems());
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
    return changes.isEmpty()
        ? new ItemAnswer.Accepted(List.of(), List.of())
        : checked(
            register,
            before,
            List.of(
                new Fact.ItemChanged(
                    register.id(), before.label(), changes, cut(change.reason()), null, null)),
            change.reason(),
            items);
  }

  private ItemAnswer move(
      Register register, ItemCommand.Move move, Collection<String> roles, boolean admin) {
    Item before = items.find(register.id(), move.label());
    if (before == null) {
      return gone(move.label());
    }
    String from = register.stateOf(before);
    Register.Move rule =
        register.moves().stream()
            .filter(one -> one.from().equals(from) && one.to().contains(move.state()))
            .filter(one -> admin || one.roles().stream().anyMatch(roles::contains))
            .findFirst()
            .orElse(null);
    if (rule == null) {
      return no(
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
    }
    if (rule.reason() && move.reason().isBlank()) {
      return no(REASON, "Tulis alasannya.", "Write why.");
    }
    return checked(
        register,
        before,
        List.of(
            new Fact.ItemMoved(register.id(), before.label(), move.state(), cut(move.reason()))),
        move.reason(),
        items);
  }

  /// A change that breaks a rule which asks for a reason is refused without one; every rule that it
  /// breaks anew is told, also of things it hangs on.
  private ItemAnswer checked(
      Register register, @Nullable Item before, List<Fact> facts, String reason, Items known) {
    Item after = Objects.requireNonNull(made(before, facts));
    List<Breach> old = before == null ? List.of() : breaches(register, before, after, known);
    List<Breach> now =
        breaches(register, after, after, known.with(after)).stream()
            .filter(one ->
                old.stream()
                    .noneMatch(other ->
                        other.rule().equals(one.rule()) && other.label().equals(one.label())))
            .toList();
    if (reason.isBlank() && now.stream().anyMatch(Breach::reason)) {
      return new ItemAnswer.Refused(
          now.stream()
              .filter(Breach::reason)
              .map(one ->
                  new FormProblem(
                      REASON,
                      new Bilingual(
                          one.label() + ": " + one.text().id() + ". Tulis alasannya, atau ubah.",
                          one.label() + ": " + one.text().en() + ". Write why, or change it.")))
              .toList());
    }
    return new ItemAnswer.Accepted(facts, now);
  }

  private @Nullable Item made(@Nullable Item before, List<Fact> facts) {
    Item item = before;
    for (Fact fact : facts) {
      item = Item.after(item, fact, now);
    }
    return item;
  }

  /// What an item breaks, and what the things break that it names.
  ///
  /// @param names the item whose fields name them
  private List<Breach> breaches(Register register, Item item, Item names, Items known) {
    LocalDate today = people.day(now);
    List<Breach> all = new ArrayList<>(Breach.of(register, item, known, today));
    for (Field field : register.fields()) {
      Value value = names.fields().get(field.key());
      Register other = field.register() == null ? null : registers.get(field.register());
      Item named = value == null || other == null ? null : known.find(other.id(), value.plain());
      if (other != null && named != null && !other.derived().isEmpty()) {
        all.addAll(Breach.of(other, named, known, today));
      }
    }
    return all;
  }

  private Judged judged(Register register, String label, Map<String, Value> fields, Items known) {
    Map<String, Value> answers = new LinkedHashMap<>(fields);
    Field named = register.field(register.label());
    if (named != null && named.type() == FieldType.TEXT) {
      answers.put(register.label(), Value.of(label));
    }
    return FormRules.judge(register.fields(), answers, new World(answers, known));
  }

  private static boolean hasState(Register register, String state) {
    return register.states().stream().anyMatch(one -> one.id().equals(state));
  }

  private static String cut(String text) {
    String reason = text.strip();
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }

  private static ItemAnswer gone(String label) {
    return no(
        "",
        label + " tidak ada di register ini. Kembali ke daftarnya.",
        label + " is not in this register. Go back to its list.");
  }

  private static ItemAnswer no(String field, String id, String en) {
    return new ItemAnswer.Refused(List.of(new FormProblem(field, new Bilingual(id, en))));
  }

  /// What the fields of an item may name.
  private final class World implements Context {
    private final Map<String, Value> answers;
    private final Items known;

    World(Map<String, Value> answers, Items known) {
      this.answers = answers;
      this.known = known;
    }

    @Override
    public @Nullable Checklist checklist(String id) {
      return null;
    }

    @Override
    public @Nullable Value item(String register, String label, String path) {
      Item item = known.find(register, label);
      return item == null ? null : item.fields().get(path);
    }

    @Override
    public boolean known(String register, String label) {
      return known.find(register, label) != null || known.empty(register);
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
