package id.penjaga.device.yaml;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with a file and what to write instead, for those who mend it: at a console in
/// English, on the pages of the hub in the language of whoever reads them.
///
/// @param id Indonesian; the English where only a console shows it
/// @param en English
public record Sentence(String id, String en) {
  private static final String PLACE = "{}";

  /// Both texts with each `{}` replaced by the next value, in the order of the values. A value that
  /// is a sentence itself is put in by its language.
  public static Sentence of(String id, String en, @Nullable Object... values) {
    List<@Nullable Object> all = Arrays.asList(values);
    return new Sentence(filled(id, all, true), filled(en, all, false));
  }

  /// For what only a console shows, such as the configuration of a program.
  public static Sentence english(String en) {
    return new Sentence(en, en);
  }

  /// @param language `id` or `en`
  public String in(String language) {
    return language.equals("en") ? en : id;
  }

  private static String filled(String text, List<@Nullable Object> values, boolean indonesian) {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (@Nullable Object value : values) {
      int at = text.indexOf(PLACE, from);
      if (at < 0) {
        throw new IllegalStateException("no place for " + value + " in " + text);
      }
      filled.append(text, from, at);
      filled.append(
          value instanceof Sentence sentence
              ? indonesian ? sentence.id() : sentence.en()
              : String.valueOf(value));
      from = at + PLACE.length();
    }
    return filled.append(text, from, text.length()).toString();
  }
}
