package id.penjaga.hub.core.text;

import java.util.Map;

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
