package id.penjaga.hub.core.register;

import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.text.Bilingual;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A register: what its items are like.
///
/// @param purpose what it is kept for, in a sentence; empty where its definition does not say
/// @param label key of the field that names an item
/// @param labelled whether its things carry their label on them, so that no other such thing may
///     have the same one
/// @param start state of a new item
/// @param given items that are there from the beginning
/// @param watch fields that name what the hub asks by itself, again and again
public record Register(
    String id,
    Bilingual name,
    Bilingual purpose,
    String source,
    String label,
    boolean labelled,
    List<State> states,
    String start,
    List<Move> moves,
    List<Field> fields,
    List<Derived> derived,
    List<Conformity> conformity,
    List<Enough> enough,
    List<Duty> obligations,
    List<Given> given,
    List<Watch> watch,
    @Nullable Careful careful) {

  public record State(String id, Bilingual text) {}

  /// What should come before an edit by hand of some fields, on the same day; or a reason.
  ///
  /// @param where of which items
  /// @param since field with the day or the moment of what should come before
  /// @param text what is missing then
  public record Careful(
      @Nullable Condition where, List<String> fields, String since, Bilingual text) {}

  /// A change of state by hand.
  ///
  /// @param keeps ids of rules that the item must keep to be moved so
  /// @param exception roles that may move it all the same, with a reason; empty for nobody
  public record Move(
      String from,
      List<String> to,
      List<String> roles,
      boolean reason,
      List<String> keeps,
      List<String> exception) {}

  /// Something told of the items of another register that point to this one, or of its own fields.
  ///
  /// @param text what it is called where people read it; empty for nowhere
  /// @param register empty for something told of the item's own fields
  /// @param sum field that is added up; empty for their labels in a row
  /// @param where which of them; the word `this` is the item itself
  /// @param without of the item itself; null for something told of others
  public record Derived(
      String key,
      Bilingual text,
      String register,
      String sum,
      Condition where,
      @Nullable Without without) {}

  /// The ports in one field that are not in another.
  public record Without(String field, String of) {}

  /// What becomes of a change that breaks a rule.
  public enum OnChange {
    /// It is kept, and the rule is told.
    TELL,
    /// It needs a reason.
    REASON,
    /// It is not kept, unless somebody who may make an exception gives a reason.
    REFUSE,
    /// Only a move that keeps the rule asks for it.
    MOVE
  }

  /// A rule that items should keep.
  ///
  /// @param where items that it holds for; null for all
  /// @param exception roles that may break it with a reason where it refuses; empty for nobody
  public record Conformity(
      String id,
      String source,
      @Nullable Condition where,
      Condition must,
      Bilingual text,
      OnChange onChange,
      List<String> exception) {}

  /// A rule of the whole register: at least so many items.
  ///
  /// @param where which items count; null for all whose life has not ended
  /// @param text may name `{count}`
  public record Enough(
      String id, String source, @Nullable Condition where, int atLeast, Bilingual text) {}

  /// An item that is there from the beginning.
  ///
  /// @param fields texts by key
  public record Given(String label, Map<String, String> fields) {}

  /// A field whose targets the hub asks, again and again.
  ///
  /// @param readings whether readings are fetched there; else it is asked whether it answers
  /// @param finds what is found when nobody answers, as openers of procedures name it; empty for
  ///     nothing
  /// @param every seconds between two checks
  /// @param misses so many in a row are down
  /// @param recover so many good ones in a row are up again
  public record Watch(
      String field, boolean readings, String finds, int every, int misses, int recover) {}

  /// A duty that falls due for each item again and again.
  ///
  /// @param since field with the date it was last done; null for the day the item was added
  /// @param days null with `months`, or while the site has set no interval
  /// @param opens id of the procedure
  /// @param subject field of that procedure's subject that takes the item
  /// @param metBy what of the hub's own checks meets it without a case: `link`, `disk` and the
  ///     like, `reading` for any; empty for nothing
  /// @param lateAllowed done late counts; else the period stays missed
  public record Duty(
      String id,
      Bilingual text,
      @Nullable Condition where,
      @Nullable Integer days,
      @Nullable Integer months,
      String basis,
      @Nullable String since,
      String opens,
      String subject,
      String metBy,
      boolean lateAllowed,
      String source) {}

  /// The state of an item, where it starts when nobody moved it.
  public String stateOf(Item item) {
    return item.state().isEmpty() ? start : item.state();
  }

  /// What a state is called.
  public Bilingual stateName(String state) {
    return states.stream()
        .filter(one -> one.id().equals(state))
        .map(State::text)
        .findFirst()
        .orElse(Bilingual.same(state));
  }

  /// Whether the life of an item has ended: people move it there, and nobody moves it away.
  public boolean ended(Item item) {
    String state = stateOf(item);
    return moves.stream().anyMatch(move -> move.to().contains(state))
        && moves.stream().noneMatch(move -> move.from().equals(state));
  }

  /// Whether a condition in the words of this register holds for one of its items; none always
  /// does.
  public boolean holds(
      @Nullable Condition condition,
      Map<String, Register> registers,
      Item item,
      Items items,
      LocalDate today) {
    return new ItemLookup(registers, item, items, today).hold(condition);
  }

  /// The roles that keep this register: those that may move its items.
  public List<String> keepers() {
    return moves.stream().flatMap(move -> move.roles().stream()).distinct().sorted().toList();
  }

  public @Nullable Field field(String key) {
    return fields.stream().filter(field -> field.key().equals(key)).findFirst().orElse(null);
  }
}
