package id.penjaga.hub.core.definition;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.json.CanonicalJson;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the book holds of definitions: which text of each is in force, and which it ever held.
///
/// A procedure is kept with the forms and checklists it uses. Its own text is the part without
/// them, as a file of it would hold; of the other kinds the text is the own text.
public final class HeldDefinitions {
  public static final HeldDefinitions NONE = new HeldDefinitions();

  private final Map<DefinitionKey, String> inForce = new HashMap<>();
  private final Map<DefinitionKey, String> hashes = new HashMap<>();
  private final Set<DefinitionKey> byPeople = new HashSet<>();
  private final Map<DefinitionKey, Map<String, String>> texts = new HashMap<>();

  private HeldDefinitions() {}

  /// @param entries about definitions, oldest first
  public static HeldDefinitions of(List<Entry> entries) {
    HeldDefinitions held = new HeldDefinitions();
    for (Entry entry : entries) {
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.DefinitionStored stored) {
          DefinitionKey key = DefinitionKey.of(stored);
          held.texts
              .computeIfAbsent(key, _ -> new HashMap<>())
              .put(stored.hash(), own(stored.kind(), stored.text()));
        } else if (fact instanceof Fact.DefinitionInForce force) {
          held.force(DefinitionKey.of(force), force.hash(), entry.by());
        }
      }
    }
    return held;
  }

  private void force(DefinitionKey key, String hash, By by) {
    hashes.put(key, hash);
    String now = texts.getOrDefault(key, Map.of()).getOrDefault(hash, "");
    String before = inForce.put(key, now);
    if (!(by instanceof By.House)) {
      byPeople.add(key);
    } else if (!now.equals(before)) { // else only the forms beside it are others
      byPeople.remove(key);
    }
  }

  /// The own text in force; empty for one taken out of force, null for one the book does not know.
  public @Nullable String inForce(DefinitionKey key) {
    return inForce.get(key);
  }

  /// Hash of the version in force; empty for none.
  public String hash(DefinitionKey key) {
    return hashes.getOrDefault(key, "");
  }

  /// Whether a person put it in force, or took it out of force.
  public boolean byPeople(DefinitionKey key) {
    return byPeople.contains(key);
  }

  /// Whether a person put any in force or took any out of force.
  public boolean anyByPeople() {
    return !byPeople.isEmpty();
  }

  /// Whether a version of it ever had this own text.
  public boolean holds(DefinitionKey key, String own) {
    return texts.getOrDefault(key, Map.of()).containsValue(own);
  }

  /// What is in force other than from a file: by id of one kind, with its own text.
  public Map<String, String> byPeople(String kind) {
    Map<String, String> chosen = new TreeMap<>();
    inForce.forEach((key, text) -> {
      if (key.kind().equals(kind) && byPeople.contains(key)) {
        chosen.put(key.id(), text);
      }
    });
    return chosen;
  }

  /// Every definition that the book knows.
  public Set<DefinitionKey> keys() {
    return Set.copyOf(inForce.keySet());
  }

  /// The own text within a text that the book holds.
  public static String own(String kind, String text) {
    if (!kind.equals(DefinitionKey.PROCEDURE)) {
      return text;
    }
    return CanonicalJson.parse(text) instanceof Map<?, ?> whole
            && whole.get("procedure") instanceof Map<?, ?> procedure
        ? CanonicalJson.write(procedure)
        : "";
  }
}
