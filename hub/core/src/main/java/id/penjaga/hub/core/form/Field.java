package id.penjaga.hub.core.form;

import id.penjaga.hub.core.text.Bilingual;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One field of a form or of a register.
///
/// @param required what makes it required
/// @param basis `seed`, `implied` or `inferred`: where it comes from
/// @param personal the answer lies beside the book, under a commitment
/// @param from where a first, editable answer comes from, such as `subject.node.office`; null for
///     nowhere
/// @param fixed where its answer comes from and stays; null when people fill it in
/// @param register of an `item`
/// @param checklist id, of a `checklist`
/// @param choices of a `choice`; empty elsewhere
/// @param fields of each entry of a `list`; empty elsewhere
/// @param expects what should hold of the answer; null for nothing
public record Field(
    String key,
    Bilingual label,
    FieldType type,
    Required required,
    String basis,
    boolean personal,
    @Nullable String from,
    @Nullable String fixed,
    @Nullable String register,
    @Nullable String checklist,
    List<Choice> choices,
    List<Field> fields,
    Limits limits,
    @Nullable Expected expects) {

  /// @param refused why nothing goes on with this choice; null for one that may be made
  public record Choice(String id, Bilingual label, @Nullable Bilingual refused) {}

  /// @param min of a number or a duration; the fewest entries of a list
  /// @param max of a number or a duration; the longest text in characters; the most entries of a
  ///     list
  /// @param unit of a number; empty for none
  /// @param notAfter `now`, `case.opened` or a field of the same form; null for no limit
  /// @param confirm of a boolean, whether nothing goes on with a no
  public record Limits(
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      String unit,
      @Nullable String notBefore,
      @Nullable String notAfter,
      boolean confirm) {
    public static final Limits NONE = new Limits(null, null, "", null, null, false);
  }

  /// A fact that should hold of an answer. Where it does not, the answer is kept and departs from
  /// the standard.
  ///
  /// @param fact `register.<id>`: the register has an item of that label; `case.<id>.<branch>`: the
  ///     newest case of that procedure and key has come to that branch, and is open or ended on the
  ///     day of the newest entry of the book
  /// @param text what is said when it does not hold, before the answer
  /// @param opens id of the procedure that follows it up; null for none
  /// @param carry subject of its case: its field to a path, where `unexpected` is what is said
  public record Expected(
      String fact, Bilingual text, @Nullable String opens, Map<String, String> carry) {}

  /// Whether a word is one of its choices.
  public boolean answers(String word) {
    return choices.stream().anyMatch(choice -> choice.id().equals(word));
  }

  /// When an answer must be there.
  public sealed interface Required {
    record Always() implements Required {}

    record Never() implements Required {}

    record When(Condition condition) implements Required {}
  }
}
