package id.penjaga.hub.core.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A text in both languages.
///
/// @param id Indonesian, the language of the offices
/// @param en English
public record Bilingual(String id, String en) {
  public static final Bilingual EMPTY = new Bilingual("", "");

  public static Bilingual same(String text) {
    return new Bilingual(text, text);
  }

  /// @param language `id` or `en`
  public String in(String language) {
    return language.equals("en") ? en : id;
  }

  public boolean isEmpty() {
    return id.isEmpty() && en.isEmpty();
  }

  /// Both texts with each `{}` replaced by the next value, in the order of the values. A value that
  /// is itself bilingual is put in by its language.
  public static Bilingual of(String id, String en, @Nullable Object... values) {
    String indonesian = id;
    String english = en;
    int at = 0;
    int in = 0;
    for (@Nullable Object value : values) {
      String mine = value instanceof Bilingual both ? both.id : String.valueOf(value);
      String other = value instanceof Bilingual both ? both.en : String.valueOf(value);
      at = place(indonesian, at);
      in = place(english, in);
      indonesian = indonesian.substring(0, at) + mine + indonesian.substring(at + 2);
      english = english.substring(0, in) + other + english.substring(in + 2);
      at += mine.length();
      in += other.length();
    }
    return new Bilingual(indonesian, english);
  }

  private static int place(String text, int from) {
    int at = text.indexOf("{}", from);
    if (at < 0) {
      throw new IllegalStateException("no place for a value in " + text);
    }
    return at;
  }

  /// Puts values into the `{name}` placeholders of both texts.
  public Bilingual with(Map<String, String> values) {
    String indonesian = id;
    String english = en;
    for (Map.Entry<String, String> value : values.entrySet()) {
      String placeholder = "{" + value.getKey() + "}";
      indonesian = indonesian.replace(placeholder, value.getValue());
      english = english.replace(placeholder, value.getValue());
    }
    return new Bilingual(indonesian, english);
  }
}
