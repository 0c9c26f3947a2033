package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.Objection;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Sentence;
import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.form.NumberRule;
import id.penjaga.hub.core.text.Bilingual;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What definitions of all kinds are made of.
public final class YamlParts {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
  private static final Set<String> RESTARTS = Set.of("year", "month", "never");

  private YamlParts() {}

  /// A text in both languages that must be there.
  public static Bilingual text(Section at, String key) {
    Section text = at.section(key);
    return text == null ? Bilingual.EMPTY : text(text);
  }

  public static Bilingual optionalText(Section at, String key) {
    Section text = at.optionalSection(key);
    return text == null ? Bilingual.EMPTY : text(text);
  }

  static List<Bilingual> texts(Section at, String key) {
    return at.sections(key).stream().map(YamlParts::text).toList();
  }

  private static Bilingual text(Section text) {
    Bilingual both = new Bilingual(language(text, "id"), language(text, "en"));
    text.end();
    return both;
  }

  private static String language(Section text, String language) {
    String written = text.text(language, "");
    if (written.isBlank()) {
      text.wrong(
          language,
          Sentence.of(
              "tidak ada atau kosong; tulis teksnya dalam bahasa Indonesia (id) dan bahasa Inggris"
                  + " (en)",
              "is missing or empty; write the text in Indonesian (id) and in English (en)"));
    }
    return written;
  }

  /// An id or a key of letters, digits, `-` and `_`; empty when it is missing or wrong.
  public static String id(Section at, String key) {
    String id = at.made(key, YamlParts::id);
    return id == null ? "" : id;
  }

  public static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw new Objection(
          Sentence.of(
              "\"{}\" bukan id; tulis paling banyak 40 huruf, angka, - dan _",
              "\"{}\" is no id; write up to 40 letters, digits, - and _",
              text));
    }
    return text;
  }

  /// A text that must be there; empty when it is missing.
  public static String word(Section at, String key) {
    String text = at.text(key);
    return text == null ? "" : text;
  }

  /// One of some words; the first of them when it is missing or wrong.
  public static String oneOf(Section at, String key, List<String> words) {
    String text =
        at.made(
            key,
            written -> {
              if (!words.contains(written)) {
                throw new Objection(
                    Sentence.of(
                        "adalah \"{}\"; tulis salah satu dari {}",
                        "is \"{}\"; write one of {}",
                        written,
                        String.join(", ", words)));
              }
              return written;
            });
    return text == null ? words.getFirst() : text;
  }

  /// What a rule of the core says, as a problem of a file.
  static Sentence sentence(Bilingual text) {
    return new Sentence(text.id(), text.en());
  }

  static List<String> ids(Section at, String key) {
    return at.list(key, YamlParts::id);
  }

  static @Nullable Condition condition(Section at, String key) {
    return at.optional(key, ConditionReader::read);
  }

  static @Nullable BigDecimal number(Section at, String key) {
    return at.optional(
        key,
        text -> {
          if (!text.matches("-?[0-9]{1,12}(\\.[0-9]{1,6})?")) {
            throw new Objection(
                Sentence.of(
                    "adalah \"{}\"; tulis angka seperti 12.5",
                    "is \"{}\"; write a number such as 12.5",
                    text));
          }
          return new BigDecimal(text);
        });
  }

  /// A whole number above zero that may be left out or be `null`.
  static @Nullable Integer count(Section at, String key, int most) {
    return !at.has(key) || at.isNull(key) ? null : (Integer) at.integer(key, 1, most, 1);
  }

  /// @param at see [NumberRule#at], besides a step where `steps` allows it
  static @Nullable NumberRule numbering(Section in, String fallback, boolean steps) {
    Section number = in.optionalSection("number");
    if (number == null) {
      return null;
    }
    String pattern = word(number, "pattern");
    String rest = pattern.replaceAll("\\{(yyyy|MM|seq:[1-9])}", "");
    if (rest.contains("{") || rest.contains("}")) {
      number.wrong(
          "pattern",
          Sentence.of(
              "hanya boleh memuat {yyyy}, {MM}, dan {seq:3}, tanpa kurung kurawal lain",
              "may hold {yyyy}, {MM} and {seq:3}, and no other braces"));
    } else if (!pattern.contains("{seq:")) {
      number.wrong(
          "pattern",
          Sentence.of(
              "tidak menghitung apa pun; tulis {seq:3} untuk nomor tiga angka di dalamnya",
              "counts nothing; write {seq:3} for a number of three digits in it"));
    }
    String restart = number.text("restart", "year");
    if (!RESTARTS.contains(restart)) {
      number.wrong(
          "restart",
          Sentence.of(
              "adalah \"{}\"; tulis year, month, atau never",
              "is \"{}\"; write year, month or never",
              restart));
    }
    String at = number.text("at", fallback);
    if (!steps && !at.equals(fallback)) {
      number.wrong(
          "at", Sentence.of("adalah \"{}\"; tulis {}", "is \"{}\"; write {}", at, fallback));
    }
    number.end();
    int slash = pattern.indexOf('/');
    return new NumberRule(slash < 0 ? pattern : pattern.substring(0, slash), pattern, restart, at);
  }

  /// Complains of what stands twice in a list.
  ///
  /// @param what one of it, in words, such as `the field`
  static void once(Section at, String key, List<String> names, Sentence what) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!name.isEmpty() && !seen.add(name)) {
        at.wrong(
            key,
            Sentence.of(
                "memuat {} {} dua kali; beri salah satunya nama lain",
                "has {} {} twice; give one of them another name",
                what,
                name));
      }
    }
  }
}
