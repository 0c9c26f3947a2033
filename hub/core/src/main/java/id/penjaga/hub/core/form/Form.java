package id.penjaga.hub.core.form;

import id.penjaga.hub.core.text.Bilingual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A form: what is asked, and how its paper is numbered.
///
/// @param source clause, such as `004 step 3`
/// @param number null for a form without numbers of its own
/// @param paper layout that prints it; null for none
/// @param rules what must hold between its fields
public record Form(
    String id,
    Bilingual name,
    String source,
    @Nullable NumberRule number,
    @Nullable String paper,
    List<Rule> rules,
    List<Field> fields) {
  public Form {
    rules = List.copyOf(rules);
    fields = List.copyOf(fields);
  }

  /// Refused with its text when it does not hold; a comparison with an empty side holds, and one
  /// with a field of a list, such as `partitions.used`, when it holds for every entry.
  ///
  /// @param when only then; null for always
  public record Rule(@Nullable Condition when, Condition must, Bilingual text) {}

  public @Nullable Field field(String key) {
    return fields.stream().filter(field -> field.key().equals(key)).findFirst().orElse(null);
  }
}
