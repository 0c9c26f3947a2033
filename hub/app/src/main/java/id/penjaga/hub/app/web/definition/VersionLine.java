package id.penjaga.hub.app.web.definition;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A version of a definition that the book holds.
///
/// @param text canonical
/// @param forced each time that it was put in force, oldest first
public record VersionLine(String hash, String text, By by, Instant kept, List<Forced> forced) {

  /// @param reason empty when it came with its file
  public record Forced(By by, Instant at, String reason) {}

  /// The first letters of its hash.
  public String brief() {
    return hash.substring(0, Math.min(12, hash.length()));
  }

  /// All versions in the history of a definition, newest first.
  static List<VersionLine> of(List<Entry> history) {
    Map<String, VersionLine> lines = new LinkedHashMap<>();
    for (Entry entry : history) {
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.DefinitionStored stored) {
          lines.putIfAbsent(
              stored.hash(),
              new VersionLine(
                  stored.hash(), stored.text(), entry.by(), entry.at(), new ArrayList<>()));
        } else if (fact instanceof Fact.DefinitionInForce force) {
          VersionLine line = lines.get(force.hash());
          if (line != null) {
            line.forced().add(new Forced(entry.by(), entry.at(), force.reason()));
          }
        }
      }
    }
    return new ArrayList<>(lines.values()).reversed();
  }
}
