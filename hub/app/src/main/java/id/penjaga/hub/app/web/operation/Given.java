package id.penjaga.hub.app.web.operation;

/// A value that a program gives an operation, and the field of the page's form it stands for.
///
/// @param name in JSON
/// @param field of the form; a prefix for [Type#ANSWERS], [Type#REASONS] and [Type#WEEK]
/// @param needed whether the operation makes no sense without it
public record Given(String name, String field, Type type, boolean needed) {

  /// How it is written in JSON, and how in the form.
  public enum Type {
    TEXT,
    INTEGER,
    /// A number, in the form with the decimal sign of the language.
    NUMBER,
    /// `true` or `false`, both said.
    FLAG,
    /// `true`, or left out of the form.
    TICK,
    /// `2026-09-12`.
    DAY,
    /// A moment as in RFC 3339; in the form the clock of the site.
    MOMENT,
    /// A moment as in RFC 3339; in the form milliseconds since 1970.
    INSTANT,
    /// Several texts under one name.
    TEXTS,
    /// Answers of a form of a definition, by field.
    ANSWERS,
    /// Texts by key.
    REASONS,
    /// Working hours by day of the week: `begin`, `break`, `resume`, `end`.
    WEEK
  }

  public static Given text(String name) {
    return text(name, name);
  }

  public static Given text(String name, String field) {
    return new Given(name, field, Type.TEXT, false);
  }

  public static Given of(Type type, String name) {
    return new Given(name, name, type, false);
  }

  public static Given of(Type type, String name, String field) {
    return new Given(name, field, type, false);
  }

  /// The same, which must be there.
  public Given must() {
    return new Given(name, field, type, true);
  }
}
