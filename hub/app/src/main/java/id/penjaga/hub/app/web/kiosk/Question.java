package id.penjaga.hub.app.web.kiosk;

import java.util.List;
import java.util.Map;

/// One question of the screen, alone on it.
///
/// @param kind how it is asked
/// @param name of its field in the form that is sent
/// @param eyebrow what it belongs to, in small letters; empty for nothing
/// @param title the question
/// @param hint more to it; empty for nothing
/// @param value what stands in it
/// @param required whether nothing goes on without an answer
/// @param when `field=word|word`: asked only after that answer to a question before; empty for
///     always
/// @param problem what is wrong with the answer; empty for nothing
/// @param options to choose from
/// @param parts columns of a list
/// @param rows of a list, each by the keys of its parts
public record Question(
    Kind kind,
    String name,
    String eyebrow,
    String title,
    String hint,
    String value,
    boolean required,
    String when,
    String problem,
    List<Option> options,
    List<Part> parts,
    List<Map<String, String>> rows) {
  public Question {
    options = List.copyOf(options);
    parts = List.copyOf(parts);
    rows = List.copyOf(rows);
  }

  /// The ways of asking.
  public enum Kind {
    /// Rules to read and accept.
    RULES,
    /// One of several large buttons.
    CHOICE,
    /// One of several large buttons, or typed.
    BADGE,
    TEXT,
    LONG,
    NUMBER,
    /// Rows that the visitor adds.
    LIST,
    /// Rows that are known, each to be said yes or no to.
    STAYS,
    SIGNATURE;

    /// The name in style sheets and scripts.
    public String css() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// @param stop why nothing goes on with it; empty for one that may be chosen
  /// @param note name of the field in which more is written for it; empty for none
  public record Option(String value, String text, String stop, String note) {
    Option(String value, String text) {
      this(value, text, "", "");
    }
  }

  /// @param number whether it is a number
  public record Part(String key, String label, boolean required, boolean number) {}

  /// The id of its element.
  public String id() {
    return "q-" + name.replaceAll("[^A-Za-z0-9]", "-");
  }

  /// The same with what was typed.
  Question with(String typed, String wrong) {
    return new Question(
        kind,
        name,
        eyebrow,
        title,
        hint,
        typed.isEmpty() ? value : typed,
        required,
        when,
        wrong,
        options,
        parts,
        rows);
  }
}
