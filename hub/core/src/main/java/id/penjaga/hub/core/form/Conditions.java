package id.penjaga.hub.core.form;

import id.penjaga.hub.core.book.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Evaluates conditions: numbers as numbers, times to the minute, texts without case; of a list,
/// every entry. The word
/// `none` is an empty field.
public final class Conditions {
  private static final String NONE = "none";

  private Conditions() {}

  /// @param whenEmpty what a comparison with an empty side comes to
  public static boolean hold(Condition condition, Lookup lookup, boolean whenEmpty) {
    return condition.terms().stream().allMatch(term -> holds(term, lookup, whenEmpty));
  }

  private static boolean holds(Condition.Term term, Lookup lookup, boolean whenEmpty) {
    return lookup.at(term.field()) instanceof Value.Many(List<Value> entries) && !entries.isEmpty()
        ? entries.stream().allMatch(entry -> holds(entry, term, lookup, whenEmpty))
        : holds(lookup.at(term.field()), term, lookup, whenEmpty);
  }

  private static boolean holds(
      @Nullable Value value, Condition.Term term, Lookup lookup, boolean whenEmpty) {
    String left = text(value);
    if (left == null) {
      boolean none = term.values().contains(NONE) && !lookup.names(NONE);
      return none ? !term.op().equals("!=") : whenEmpty;
    }
    if (term.op().equals("in")) {
      return term.values().stream()
          .map(word -> side(term, word, lookup))
          .anyMatch(right -> right != null && compare(left, right) == 0);
    }
    String right = term.values().isEmpty() ? null : side(term, term.values().getFirst(), lookup);
    if (right == null) {
      return whenEmpty;
    }
    int order = compare(left, right);
    return switch (term.op()) {
      case "=" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> false;
    };
  }

  private static @Nullable String side(Condition.Term term, String word, Lookup lookup) {
    boolean itself = lookup.answers(term.field(), word) || !lookup.names(word);
    return itself ? word : text(lookup.at(word));
  }

  private static @Nullable String text(@Nullable Value value) {
    String plain = value == null ? "" : value.plain();
    return plain.isBlank() ? null : plain;
  }

  /// What texts have in common that a condition takes for equal.
  public static String sameness(String text) {
    BigDecimal number = number(text);
    if (number != null) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    }
    Instant time = time(text);
    return time != null ? time.toString() : text.toLowerCase(Locale.ROOT);
  }

  private static int compare(String left, String right) {
    BigDecimal number = number(left);
    BigDecimal other = number(right);
    if (number != null && other != null) {
      return number.compareTo(other);
    }
    Instant time = time(left);
    Instant then = time(right);
    if (time != null && then != null) {
      return time.compareTo(then);
    }
    return left.toLowerCase(Locale.ROOT).compareTo(right.toLowerCase(Locale.ROOT));
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Instant time(String text) {
    try {
      return Instant.parse(text).truncatedTo(ChronoUnit.MINUTES);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
