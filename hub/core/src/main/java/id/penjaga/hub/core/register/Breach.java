package id.penjaga.hub.core.register;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.text.Bilingual;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// A rule of a register that an item does not keep.
///
/// @param label of the item; empty for a rule of the whole register
/// @param source clause that asks for it
/// @param text with the values of the item put in
/// @param onChange what becomes of a change that brings it about
/// @param exception roles that may bring it about where it refuses
public record Breach(
    String register,
    String label,
    String rule,
    String source,
    Bilingual text,
    Register.OnChange onChange,
    List<String> exception) {

  /// What an item breaks; nothing where its life has ended.
  ///
  /// @param registers by id
  public static List<Breach> of(
      Map<String, Register> registers, Item item, Items items, LocalDate today) {
    return of(registers, item, items, today, rule -> rule.onChange() != Register.OnChange.MOVE);
  }

  /// What an item breaks of some rules.
  static List<Breach> of(
      Map<String, Register> registers,
      Item item,
      Items items,
      LocalDate today,
      Predicate<Register.Conformity> which) {
    Register register = registers.get(item.register());
    if (register == null || register.ended(item)) {
      return List.of();
    }
    ItemLookup lookup = new ItemLookup(registers, whole(register, item, items), items, today);
    return register.conformity().stream()
        .filter(which)
        .filter(rule -> lookup.hold(rule.where()) && !lookup.hold(rule.must()))
        .map(rule ->
            new Breach(
                item.register(),
                item.label(),
                rule.id(),
                rule.source(),
                told(rule, lookup),
                rule.onChange(),
                rule.exception()))
        .toList();
  }

  /// An item of a list is without its personal data: where a rule asks for some of these, they are
  /// looked up.
  private static Item whole(Register register, Item item, Items items) {
    boolean personal =
        register.conformity().stream()
            .flatMap(rule -> rule.must().terms().stream())
            .map(term -> register.field(term.field()))
            .anyMatch(field -> field != null && field.personal());
    Item found = personal ? items.find(item.register(), item.label()) : null;
    return found == null || !found.changed().equals(item.changed()) ? item : found;
  }

  /// What a whole register breaks, and each of its items.
  ///
  /// @param registers by id
  public static List<Breach> all(
      Map<String, Register> registers, Register register, Items items, LocalDate today) {
    List<Item> standing =
        items.of(register.id()).stream().filter(item -> !register.ended(item)).toList();
    List<Breach> all = new ArrayList<>();
    for (Register.Enough rule : register.enough()) {
      long count =
          standing.stream()
              .filter(item -> new ItemLookup(registers, item, items, today).hold(rule.where()))
              .count();
      if (count < rule.atLeast()) {
        all.add(
            new Breach(
                register.id(),
                "",
                rule.id(),
                rule.source(),
                rule.text().with(Map.of("count", String.valueOf(count))),
                Register.OnChange.TELL,
                List.of()));
      }
    }
    standing.forEach(item -> all.addAll(of(registers, item, items, today)));
    return all;
  }

  boolean same(Breach other) {
    return rule.equals(other.rule) && label.equals(other.label) && register.equals(other.register);
  }

  /// The text of a rule with the values of the item put in, days as people write them.
  private static Bilingual told(Register.Conformity rule, ItemLookup lookup) {
    return new Bilingual(
        rule.text().with(values(rule, lookup, Locale.of("id"))).id(),
        rule.text().with(values(rule, lookup, Locale.ENGLISH)).en());
  }

  private static Map<String, String> values(
      Register.Conformity rule, ItemLookup lookup, Locale language) {
    Map<String, String> values = new HashMap<>();
    for (String word : rule.text().id().split("\\{", -1)) {
      int end = word.indexOf('}');
      if (end > 0) {
        Value value = lookup.at(word.substring(0, end));
        values.put(word.substring(0, end), value == null ? "–" : said(value, language));
      }
    }
    return values;
  }

  private static String said(Value value, Locale language) {
    LocalDate day = Due.day(value);
    return day == null
        ? value.plain()
        : DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(day);
  }
}
