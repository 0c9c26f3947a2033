package id.penjaga.hub.core.register;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.form.Conditions;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.Lookup;
import id.penjaga.hub.core.probe.Ports;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the words of a register's conditions stand for, seen from one of its items: its fields,
/// `state`, what is told of other items, and `today`, also as `today-90`.
final class ItemLookup implements Lookup {
  /// Today, or so many days before or after.
  private static final Pattern TODAY = Pattern.compile("today([+-][0-9]{1,4})?");

  private static final String THIS_ITEM = "this";
  private static final String THIS = "this.";
  private static final int MOST_LABELS = 20;

  private final Map<String, Register> registers;
  private final Item item;
  private final Items items;
  private final LocalDate today;

  /// @param registers by id; without that of the item only its fields are known
  ItemLookup(Map<String, Register> registers, Item item, Items items, LocalDate today) {
    this.registers = registers;
    this.item = item;
    this.items = items;
    this.today = today;
  }

  /// Whether a condition holds for the item; none always does.
  boolean hold(@Nullable Condition condition) {
    return condition == null || Conditions.hold(condition, this, false);
  }

  @Override
  public boolean names(String word) {
    Register register = registers.get(item.register());
    return TODAY.matcher(word).matches()
        || word.equals("state")
        || register != null
            && (register.field(word) != null
                || register.derived().stream().anyMatch(one -> one.key().equals(word)));
  }

  @Override
  public boolean answers(String key, String word) {
    Register register = registers.get(item.register());
    Field field = register == null ? null : register.field(key);
    return key.equals("state") || field != null && field.answers(word);
  }

  @Override
  public @Nullable Value at(String path) {
    Matcher day = TODAY.matcher(path);
    if (day.matches()) {
      return Value.of(
          today.plusDays(day.group(1) == null ? 0 : Long.parseLong(day.group(1))).toString());
    }
    if (path.equals("state")) {
      return Value.of(state());
    }
    Register register = registers.get(item.register());
    if (register != null && register.label().equals(path)) {
      return Value.of(item.label());
    }
    Value value = item.fields().get(path);
    return value != null ? value : derived(path);
  }

  private String state() {
    Register register = registers.get(item.register());
    return register == null ? item.state() : register.stateOf(item);
  }

  private @Nullable Value derived(String path) {
    Register register = registers.get(item.register());
    return register == null
        ? null
        : register.derived().stream()
            .filter(one -> one.key().equals(path))
            .map(this::told)
            .findFirst()
            .orElse(null);
  }

  private Value told(Register.Derived derived) {
    Register.Without without = derived.without();
    if (without != null) {
      return Value.of(ports(without.field()).without(ports(without.of())).written());
    }
    Register other = registers.get(derived.register());
    List<Item> those =
        candidates(derived, other).stream()
            .filter(one -> other == null || !other.ended(one))
            .filter(one -> Conditions.hold(derived.where(), new Pointing(one), false))
            .toList();
    return derived.sum().isEmpty() ? labels(those) : sum(those, derived.sum());
  }

  private Ports ports(String field) {
    Value value = item.fields().get(field);
    return Ports.read(value == null ? "" : value.plain());
  }

  /// The items that a condition can hold for: where it asks for a field that is the same as
  /// something here, only those.
  private List<Item> candidates(Register.Derived derived, @Nullable Register other) {
    for (Condition.Term term : derived.where().terms()) {
      String word = term.values().isEmpty() ? "" : term.values().getFirst();
      if (other != null && term.op().equals("=") && single(other, term.field()) && here(word)) {
        Value here = word.equals(THIS_ITEM) ? label() : at(word.substring(THIS.length()));
        return here == null || here.plain().isBlank()
            ? List.of()
            : items.having(other, term.field(), here.plain());
      }
    }
    return items.of(derived.register());
  }

  private static boolean here(String word) {
    return word.equals(THIS_ITEM) || word.startsWith(THIS);
  }

  /// Whether a register has a field of that key that holds one value.
  private static boolean single(Register register, String key) {
    Field field = register.field(key);
    return field != null && field.fields().isEmpty() && field.type() != FieldType.LIST;
  }

  private Value label() {
    return Value.of(Item.key(item.label()));
  }

  private static Value sum(List<Item> those, String field) {
    return new Value.Numeric(
        those.stream()
            .map(one -> one.fields().get(field))
            .filter(Value.Numeric.class::isInstance)
            .map(value -> ((Value.Numeric) value).number())
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static Value labels(List<Item> those) {
    String shown =
        those.stream()
            .map(Item::label)
            .sorted()
            .limit(MOST_LABELS)
            .collect(Collectors.joining(", "));
    return Value.of(those.size() <= MOST_LABELS ? shown : shown + " …");
  }

  /// Another item, from which `this` is the one that is looked at and `this.place` a field of it.
  private final class Pointing implements Lookup {
    private final ItemLookup other;

    Pointing(Item other) {
      this.other = new ItemLookup(registers, other, items, today);
    }

    @Override
    public boolean names(String word) {
      return here(word) || other.names(word);
    }

    @Override
    public boolean answers(String field, String word) {
      return other.answers(field, word);
    }

    @Override
    public @Nullable Value at(String path) {
      return path.equals(THIS_ITEM)
          ? label()
          : path.startsWith(THIS)
              ? ItemLookup.this.at(path.substring(THIS.length()))
              : other.at(path);
    }
  }
}
