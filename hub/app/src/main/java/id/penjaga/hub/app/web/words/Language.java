package id.penjaga.hub.app.web.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The languages of the pages. Indonesian is the house language.
public enum Language {
  INDONESIAN("id", "ID", "Bahasa Indonesia"),
  ENGLISH("en", "GB", "English");

  private final String code;
  private final Locale locale;
  private final String ownName;

  Language(String code, String country, String ownName) {
    this.code = code;
    this.locale = Locale.of(code, country);
    this.ownName = ownName;
  }

  /// The code in `lang` attributes, cookies and file names.
  public String code() {
    return code;
  }

  public Locale locale() {
    return locale;
  }

  /// What its speakers call it.
  public String ownName() {
    return ownName;
  }

  public static Optional<Language> ofCode(@Nullable String code) {
    return List.of(values()).stream().filter(l -> l.code.equals(code)).findFirst();
  }

  /// The best language for a browser.
  ///
  /// @param acceptLanguage the header as sent; null or nonsense gives Indonesian
  public static Language ofHeader(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > 500) {
      return INDONESIAN;
    }
    try {
      return Locale.LanguageRange.parse(acceptLanguage).stream()
          .filter(range -> range.getWeight() > 0)
          .map(range -> ofCode(range.getRange().split("-", 2)[0].replace("in", "id")))
          .flatMap(Optional::stream)
          .findFirst()
          .orElse(INDONESIAN);
    } catch (IllegalArgumentException _) {
      return INDONESIAN;
    }
  }
}
