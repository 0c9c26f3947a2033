package id.penjaga.hub.core.register;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.text.Bilingual;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Judges the rules of registers after changes: what they break anew, in the items that change and
/// in the things that these name.
final class RuleGuard {
  private final Map<String, Register> registers;
  private final DraftItems before;
  private final DraftItems after;
  private final LocalDate today;
  private final Collection<String> roles;
  private final Map<String, List<Breach>> known = new HashMap<>();

  /// @param standing the items before
  /// @param roles of who wants the changes
  RuleGuard(
      Map<String, Register> registers, Items standing, LocalDate today, Collection<String> roles) {
    this.registers = registers;
    before = new DraftItems(standing);
    after = new DraftItems(standing);
    this.today = today;
    this.roles = roles;
  }

  /// Every rule that is broken anew. Adds a problem for each that may not be.
  List<Breach> judge(List<ItemRules.Edited> changes, List<FormProblem> problems) {
    changes.forEach(one -> after.put(one.after()));
    Map<String, Breach> fresh = new LinkedHashMap<>();
    for (ItemRules.Edited one : changes) {
      if (!one.facts().isEmpty()) {
        kept(one, problems);
        for (Breach breach : anew(one)) {
          judge(one, breach, problems);
          fresh.put(
              breach.register() + "/" + Item.key(breach.label()) + "/" + breach.rule(), breach);
        }
      }
    }
    return List.copyOf(fresh.values());
  }

  /// What a change breaks that was kept before it. Whatever a new item names counts as kept.
  private List<Breach> anew(ItemRules.Edited one) {
    List<Breach> old =
        one.before() == null
            ? List.of()
            : breaches(one.before(), named(one.after(), before), before, "before");
    return breaches(one.after(), named(one.after(), after), after, "after").stream()
        .filter(breach -> old.stream().noneMatch(breach::same))
        .toList();
  }

  private List<Breach> breaches(Item item, List<Item> named, Items items, String when) {
    List<Breach> all = new ArrayList<>(Breach.of(registers, item, items, today));
    for (Item thing : named) {
      all.addAll(
          known.computeIfAbsent(
              when + "/" + thing.register() + "/" + Item.key(thing.label()),
              _ -> Breach.of(registers, thing, items, today, rule -> leans(thing, rule))));
    }
    return all;
  }

  /// Whether a rule asks for something that other items tell of a thing, so that a change of these
  /// can break it.
  private boolean leans(Item thing, Register.Conformity rule) {
    Register register = registers.get(thing.register());
    return register != null
        && rule.onChange() != Register.OnChange.MOVE
        && register.derived().stream()
            .anyMatch(derived ->
                rule.must().terms().stream().anyMatch(term -> term.field().equals(derived.key())));
  }

  /// The things that an item names and that add something up over it.
  private List<Item> named(Item item, Items items) {
    Register register = registers.get(item.register());
    List<Field> fields = register == null ? List.of() : register.fields();
    return fields.stream()
        .map(field -> named(field, item.fields().get(field.key()), items))
        .filter(Objects::nonNull)
        .toList();
  }

  private @Nullable Item named(Field field, @Nullable Value value, Items items) {
    Register other = field.register() == null ? null : registers.get(field.register());
    return value == null || other == null || other.derived().isEmpty()
        ? null
        : items.find(other.id(), value.plain());
  }

  /// The rules that a way to another state asks for.
  private void kept(ItemRules.Edited one, List<FormProblem> problems) {
    Register.Move way = one.move();
    if (way == null || way.keeps().isEmpty() || excepted(way.exception(), one)) {
      return;
    }
    List<Breach> broken =
        Breach.of(registers, one.after(), after, today, rule -> way.keeps().contains(rule.id()));
    if (!broken.isEmpty()) {
      String id = broken.stream().map(breach -> breach.text().id()).collect(joined());
      String en = broken.stream().map(breach -> breach.text().en()).collect(joined());
      problems.add(
          new FormProblem(
              one.at() + "state",
              new Bilingual(
                  one.after().label()
                      + " belum boleh: "
                      + id
                      + "."
                      + official(way.exception()).id(),
                  one.after().label()
                      + " may not yet: "
                      + en
                      + "."
                      + official(way.exception()).en())));
    }
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining("; ");
  }

  private void judge(ItemRules.Edited one, Breach breach, List<FormProblem> problems) {
    switch (breach.onChange()) {
      case TELL, MOVE -> {}
      case REASON -> {
        if (one.reason().isBlank()) {
          problems.add(
              new FormProblem(
                  one.at() + ItemRules.REASON,
                  told(breach, " Tulis alasannya, atau ubah.", " Write why, or change it.")));
        }
      }
      case REFUSE -> {
        if (!excepted(breach.exception(), one)) {
          Bilingual cure = official(breach.exception());
          problems.add(
              new FormProblem(
                  one.at() + field(breach, one.after()),
                  told(
                      breach,
                      " (" + breach.source() + ")." + cure.id(),
                      " (" + breach.source() + ")." + cure.en())));
        }
      }
    }
  }

  private boolean excepted(List<String> exception, ItemRules.Edited one) {
    return exception.stream().anyMatch(roles::contains) && !one.reason().isBlank();
  }

  private static Bilingual official(List<String> exception) {
    return exception.isEmpty()
        ? Bilingual.EMPTY
        : new Bilingual(
            " Hanya pejabat berwenang yang dapat mencatat pengecualian, dengan alasan.",
            " Only the authorised official may record an exception, with a reason.");
  }

  private static Bilingual told(Breach breach, String id, String en) {
    boolean stop = !id.startsWith(" (");
    return new Bilingual(
        breach.label() + ": " + breach.text().id() + (stop ? "." : "") + id,
        breach.label() + ": " + breach.text().en() + (stop ? "." : "") + en);
  }

  /// The field of an item at which a broken rule is shown.
  private String field(Breach breach, Item item) {
    Register register = registers.get(item.register());
    if (register == null || !register.id().equals(breach.register())) {
      return "";
    }
    return register.conformity().stream()
        .filter(rule -> rule.id().equals(breach.rule()))
        .flatMap(rule -> rule.must().terms().stream())
        .map(Condition.Term::field)
        .filter(key -> register.field(key) != null)
        .findFirst()
        .orElse("");
  }
}
