package id.penjaga.hub.app.web.definition;

import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.SentFile;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.definition.DefinitionKey;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A definition that came with a form: in a file when one was chosen, else as it was typed.
///
/// @param sentence why nothing can be made of it; empty for nothing
record DefinitionText(String text, String sentence) {
  /// In a file, and in UTF-8 when it is typed.
  static final long MOST_BYTES = 1024 * 1024;

  /// What an id is made of.
  static final String ID = "[A-Za-z0-9][A-Za-z0-9_-]{0,39}";

  private static final Pattern NAMED =
      Pattern.compile(
          "^(procedure|form|checklist|register):[ \\t]*[\"']?(" + ID + ")[\"']?[ \\t]*(#.*)?$",
          Pattern.MULTILINE);

  static DefinitionText of(FormFields form, Texts w) {
    List<SentFile> files = form.files("file").stream().filter(file -> file.bytes() > 0).toList();
    String typed = form.first().getOrDefault("text", "").replace("\r\n", "\n");
    if (files.isEmpty()) {
      return new DefinitionText(typed, "");
    }
    SentFile file = files.getFirst();
    if (file.bytes() > MOST_BYTES) {
      return new DefinitionText(typed, w.t("def.too_large"));
    }
    try {
      return new DefinitionText(Files.readString(file.path()).replace("\r\n", "\n"), "");
    } catch (CharacterCodingException _) {
      return new DefinitionText(typed, w.t("def.no_text"));
    } catch (IOException _) { // the file is gone, or the disk fails
      return new DefinitionText(typed, w.t("def.unread"));
    }
  }

  /// Which definition it says that it is; empty when it does not say so in a line of its own.
  Optional<DefinitionKey> key() {
    Matcher named = NAMED.matcher(text);
    return named.find()
        ? Optional.of(new DefinitionKey(named.group(1), named.group(2)))
        : Optional.empty();
  }

  VersionPages.Typed refused(String why) {
    return new VersionPages.Typed(text, "", List.of(), sentence.isEmpty() ? why : sentence, true);
  }
}
