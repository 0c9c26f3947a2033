package id.penjaga.hub.app.web.register;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.Register;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What a move to another state needs to know besides: a key is handed out to somebody, and when it
/// is back nobody has it. What the rules of the way ask for is asked with the move.
final class MoveFields {
  private static final String NONE = "none";

  private MoveFields() {}

  /// The empty fields that a way to one of these states asks for.
  static List<Field> asked(Register register, Item item, Collection<String> to) {
    return terms(register, item, to)
        .filter(term -> term.op().equals("!=") && term.values().contains(NONE))
        .map(term -> register.field(term.field()))
        .filter(Objects::nonNull)
        .filter(field -> !item.fields().containsKey(field.key()))
        .distinct()
        .toList();
  }

  /// The move, after the change that it asks for.
  ///
  /// @param given what was filled in with it, by field
  static ItemCommand command(
      Register register, Item item, String state, String reason, Map<String, Value> given) {
    Map<String, Value> fields = new HashMap<>(item.fields());
    terms(register, item, List.of(state))
        .filter(term -> term.op().equals("=") && term.values().equals(List.of(NONE)))
        .map(Condition.Term::field)
        .forEach(fields::remove);
    fields.putAll(given);
    ItemCommand.Move move = new ItemCommand.Move(register.id(), item.label(), state, reason);
    return fields.equals(item.fields())
        ? move
        : new ItemCommand.Together(
            register.id(),
            List.of(new ItemCommand.Change(register.id(), item.label(), fields, reason), move));
  }

  /// What the rules of the ways from where an item stands ask for.
  private static Stream<Condition.Term> terms(Register register, Item item, Collection<String> to) {
    String from = register.stateOf(item);
    List<String> rules =
        register.moves().stream()
            .filter(move -> move.from().equals(from) && move.to().stream().anyMatch(to::contains))
            .flatMap(move -> move.keeps().stream())
            .toList();
    return register.conformity().stream()
        .filter(rule -> rules.contains(rule.id()) && ofState(rule))
        .flatMap(rule -> rule.must().terms().stream());
  }

  /// Whether a rule is about a state, and not about how good the thing is.
  private static boolean ofState(Register.Conformity rule) {
    return rule.where() != null
        && rule.where().terms().stream().anyMatch(term -> term.field().equals("state"));
  }
}
