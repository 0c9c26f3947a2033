package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.Objection;
import id.penjaga.device.yaml.Sentence;
import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.form.Condition.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The one grammar of conditions: `field op value` joined by `and`. A value is a word, a number, a
/// field, or a text in quotes; after `in` several stand with commas between them.
final class ConditionReader {
  private static final String WORD = "[\\p{L}\\p{N}_.%:+-]+";
  private static final String VALUE = "(?:\"[^\"]*\"|" + WORD + ")";
  private static final Pattern TERM =
      Pattern.compile(
          "\\s*("
              + WORD
              + ")\\s*(<=|>=|!=|=|<|>|\\bin\\b)\\s*("
              + VALUE
              + "(?:\\s*+,\\s*+" // possessive, which takes no stack however many there are
              + VALUE
              + ")*+)\\s*");
  private static final Pattern ONE = Pattern.compile(VALUE);
  private static final Pattern AND = Pattern.compile("and\\b");

  private ConditionReader() {}

  /// @throws IllegalArgumentException with what to write instead
  static Condition read(String text) {
    List<Term> terms = new ArrayList<>();
    Matcher term = TERM.matcher(text);
    int at = 0;
    while (true) {
      term.region(at, text.length());
      if (!term.lookingAt()) {
        throw refused(text);
      }
      List<String> values =
          ONE.matcher(term.group(3)).results().map(found -> unquoted(found.group())).toList();
      if (values.size() > 1 && !term.group(2).equals("in")) {
        throw refused(text);
      }
      terms.add(new Term(term.group(1), term.group(2), values));
      at = term.end();
      if (at == text.length()) {
        return new Condition(terms);
      }
      Matcher and = AND.matcher(text).region(at, text.length());
      if (!and.lookingAt()) {
        throw refused(text);
      }
      at = and.end();
    }
  }

  private static String unquoted(String value) {
    return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
  }

  private static IllegalArgumentException refused(String text) {
    return new Objection(
        Sentence.of(
            "\"{}\" bukan syarat; tulis sebuah isian, salah satu dari = != < <= > >= in, dan sebuah"
                + " nilai, disambung dengan and, misalnya direction = masuk and count >= 2",
            "\"{}\" is no condition; write a field, one of = != < <= > >= in, and a value, joined"
                + " by and, such as direction = masuk and count >= 2",
            text));
  }
}
