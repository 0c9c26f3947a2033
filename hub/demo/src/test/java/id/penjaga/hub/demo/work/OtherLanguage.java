package id.penjaga.hub.demo.work;

import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.demo.office.Cast;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds what a page says in the language that it is not written in: texts of the hub and of the
/// definitions that stand there whole, or as a part of three words and more.
final class OtherLanguage {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z_]+}|<[^>]*>");
  private static final int WORDS = 3;

  /// Language to what only it says, in small letters.
  private final Map<String, Set<String>> only;

  OtherLanguage(Definitions definitions) {
    Set<String> indonesian = hub("id");
    Set<String> english = hub("en");
    for (Bilingual text : texts(definitions)) {
      add(indonesian, text.id());
      add(english, text.en());
    }
    Set<String> both = new HashSet<>(indonesian);
    both.retainAll(english);
    Cast.ALL.forEach(member -> add(both, member.unit())); // such as "Unit TI", also a role
    add(both, "Ruang server"); // the name of the room, also a word of a register
    indonesian.removeAll(both);
    english.removeAll(both);
    only = Map.of("id", indonesian, "en", english);
  }

  private static Set<String> hub(String language) {
    Properties texts = new Properties();
    String name = "/id/penjaga/hub/app/web/messages_" + language + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(OtherLanguage.class.getResourceAsStream(name), name),
            StandardCharsets.UTF_8)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Set<String> all = new HashSet<>();
    texts.values().forEach(text -> add(all, (String) text));
    return all;
  }

  private static void add(Set<String> all, String text) {
    String[] parts = PLACEHOLDER.split(text);
    for (String part : parts) {
      String plain = part.replaceAll("^[\\s.,:;()]+|[\\s.,:;()]+$", "").toLowerCase(Locale.ROOT);
      if (parts.length == 1 && plain.length() > 2 || plain.split(" ").length >= WORDS) {
        all.add(plain);
      }
    }
  }

  private static Collection<Bilingual> texts(Definitions definitions) {
    Set<Bilingual> all = new HashSet<>();
    definitions.roles().values().forEach(role -> all.add(role.name()));
    definitions
        .forms()
        .values()
        .forEach(form -> {
          all.add(form.name());
          fields(form.fields(), all);
        });
    for (Register register : definitions.registers().values()) {
      all.add(register.name());
      fields(register.fields(), all);
    }
    definitions
        .procedures()
        .values()
        .forEach(definition -> {
          Procedure procedure = definition.procedure();
          all.add(procedure.title());
          fields(procedure.subject(), all);
          for (Step step : procedure.steps()) {
            all.add(step.text());
            all.add(step.output());
            step.branches().forEach(branch -> all.add(branch.text()));
            step.needs().forEach(need -> all.add(need.text()));
          }
        });
    return all;
  }

  private static void fields(Collection<Field> fields, Set<Bilingual> all) {
    for (Field field : fields) {
      all.add(field.label());
      for (Field.Choice choice : field.choices()) {
        all.add(choice.label());
        if (choice.refused() != null) {
          all.add(choice.refused());
        }
      }
      fields(field.fields(), all);
    }
  }

  /// What of it is said in the other language.
  ///
  /// @param language of the page
  /// @param said texts of the page
  List<String> spoken(String language, Set<String> said) {
    Set<String> foreign = only.get(language.equals("id") ? "en" : "id");
    return said.stream().filter(text -> foreign(text, foreign)).sorted().toList();
  }

  private static boolean foreign(String text, Set<String> foreign) {
    if (text.matches("[A-Z0-9_-]+")) {
      return false; // an id, such as VISIT
    }
    String[] words = text.toLowerCase(Locale.ROOT).split(" ");
    String whole = String.join(" ", words).replaceAll("^[\\s.,:;()]+|[\\s.,:;()]+$", "");
    if (foreign.contains(whole)) {
      return true;
    }
    String padded = " " + whole + " ";
    return words.length > WORDS
        && foreign.stream()
            .anyMatch(
                phrase -> phrase.split(" ").length >= WORDS && padded.contains(" " + phrase + " "));
  }
}
