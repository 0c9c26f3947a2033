package id.penjaga.hub.core.register;

import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.text.Bilingual;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A register: what its items are like.
///
/// @param label key of the field that names an item
/// @param qr whether the label is printed with a code to scan
/// @param unique keys of fields whose value only one item may have
/// @param start state of a new item
public record Register(
    String id,
    Bilingual name,
    String source,
    String label,
    boolean qr,
    Set<String> unique,
    List<State> states,
    String start,
    List<Move> moves,
    List<Field> fields,
    List<Derived> derived,
    List<Conformity> conformity,
    List<Duty> obligations) {

  public record State(String id, Bilingual text) {}

  /// A change of state by hand.
  ///
  /// @param ready ends of cases about the item, of which one must have been reached
  public record Move(
      String from, List<String> to, List<String> roles, boolean reason, List<Ended> ready) {}

  /// @param ended branch or step that closed it
  public record Ended(String procedure, String ended) {}

  /// A sum or a count over the items of another register.
  ///
  /// @param sum field that is added up; null for the number of items
  /// @param where which of them, where the word `this` is the item itself
  public record Derived(
      String key,
      Bilingual label,
      String register,
      @Nullable String sum,
      @Nullable Condition where,
      String unit) {}

  /// A rule that items should keep.
  ///
  /// @param where items it is for; null for all
  public record Conformity(
      String id,
      String source,
      @Nullable Condition where,
      Condition must,
      Bilingual text,
      OnChange onChange) {}

  /// What happens to a change that breaks a rule.
  public enum OnChange {
    WARN,
    REASON,
    REFUSE
  }

  /// A duty that falls due for each item again and again.
  ///
  /// @param since field with the date it was last done; null for the day the item was added
  /// @param every null while the site has set no interval: silent
  /// @param opens id of the procedure whose case meets it; null where none does
  /// @param metByReading whether a reading meets it, without a case
  /// @param lateAllowed done late counts; else the period stays missed
  /// @param note empty for none
  public record Duty(
      String id,
      Bilingual text,
      @Nullable Condition where,
      @Nullable Every every,
      @Nullable String since,
      @Nullable String opens,
      boolean metByReading,
      boolean lateAllowed,
      String source,
      Bilingual note) {}

  /// How often: exactly one of them.
  ///
  /// @param field of the item that holds the days; silent while it is empty
  public record Every(
      @Nullable Integer days,
      @Nullable Integer months,
      @Nullable Integer seconds,
      @Nullable String field,
      String basis) {}

  public @Nullable Field field(String key) {
    return fields.stream().filter(field -> field.key().equals(key)).findFirst().orElse(null);
  }
}
