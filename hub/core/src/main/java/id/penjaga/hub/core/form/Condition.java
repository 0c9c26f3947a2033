package id.penjaga.hub.core.form;

import java.util.List;

/// A condition of the one form that definitions know: `field op value` joined by `and`.
///
/// @param terms all must hold
public record Condition(List<Term> terms) {
  public Condition {
    terms = List.copyOf(terms);
  }

  /// @param op `=`, `!=`, `<`, `<=`, `>`, `>=` or `in`
  /// @param values one value; several only with `in`
  public record Term(String field, String op, List<String> values) {}
}
