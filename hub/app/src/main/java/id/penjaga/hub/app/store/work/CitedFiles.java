package id.penjaga.hub.app.store.work;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The attachments that facts name, by their SHA-256.
final class CitedFiles {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private CitedFiles() {}

  static Set<String> of(List<Fact> facts) {
    Set<String> files = new LinkedHashSet<>();
    for (Fact fact : facts) {
      switch (fact) {
        case Fact.Answered answered -> answered.answers().values().forEach(one -> add(one, files));
        case Fact.Amended amended -> amended.answers().values().forEach(one -> add(one, files));
        case Fact.Frozen frozen -> files.add(frozen.document());
        case Fact.Noted noted -> files.addAll(noted.files());
        case Fact.PapersSet set when set.emblem() != null -> files.add(set.emblem());
        case Fact _ -> {}
      }
    }
    return files;
  }

  private static void add(Value value, Set<String> files) {
    switch (value) {
      case Value.Text(String text) when SHA256.matcher(text).matches() -> files.add(text);
      case Value.Personal(String text) when SHA256.matcher(text).matches() -> files.add(text);
      case Value.Many many -> many.values().forEach(one -> add(one, files));
      case Value.Group group -> group.values().values().forEach(one -> add(one, files));
      case Value _ -> {}
    }
  }
}
