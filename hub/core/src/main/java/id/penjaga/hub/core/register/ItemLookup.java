package id.penjaga.hub.core.register;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.form.Conditions;
import id.penjaga.hub.core.form.Lookup;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the words of a register's conditions stand for, seen from one of its items: its fields,
/// `state`, sums over other items, and `today`.
final class ItemLookup implements Lookup {
  private final Register register;
  private final Item item;
  private final Items items;
  private final LocalDate today;

  ItemLookup(Register register, Item item, Items items, LocalDate today) {
    this.register = register;
    this.item = item;
    this.items = items;
    this.today = today;
  }

  static boolean holds(
      @Nullable Condition condition, Register register, Item item, Items items, LocalDate today) {
    return condition == null
        || Conditions.hold(condition, new ItemLookup(register, item, items, today), false);
  }

  @Override
  public boolean names(String word) {
    return word.equals("today")
        || word.equals("state")
        || register.field(word) != null
        || register.derived().stream().anyMatch(one -> one.key().equals(word));
  }

  @Override
  public @Nullable Value at(String path) {
    return switch (path) {
      case "today" -> Value.of(today.toString());
      case "state" -> Value.of(register.stateOf(item));
      default -> {
        Value value = item.fields().get(path);
        yield value != null
            ? value
            : register.derived().stream()
                .filter(one -> one.key().equals(path))
                .map(this::sum)
                .findFirst()
                .orElse(null);
      }
    };
  }

  private Value sum(Register.Derived derived) {
    BigDecimal sum =
        items.of(derived.register()).stream()
            .filter(pointsHere(derived.where()))
            .map(one -> one.fields().get(derived.sum()))
            .filter(Value.Numeric.class::isInstance)
            .map(value -> ((Value.Numeric) value).number())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Value.Numeric(sum);
  }

  /// Terms are of the form `field = this` or `field = word`.
  private Predicate<Item> pointsHere(Condition where) {
    return other ->
        where.terms().stream()
            .allMatch(term -> {
              Value value = other.fields().get(term.field());
              String word = term.values().getFirst();
              return value != null
                  && Item.key(value.plain())
                      .equals(Item.key(word.equals("this") ? item.label() : word));
            });
  }
}
