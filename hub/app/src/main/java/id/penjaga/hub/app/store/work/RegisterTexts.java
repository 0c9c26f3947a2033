package id.penjaga.hub.app.store.work;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.definition.DefinitionKey;
import java.util.HashMap;
import java.util.Map;

/// The texts of registers that the book holds, and which of them are in force. Immutable.
///
/// @param byHash every text
/// @param inForce id to hash; empty for one taken out of force
public record RegisterTexts(Map<String, String> byHash, Map<String, String> inForce) {
  static final RegisterTexts NONE = new RegisterTexts(Map.of(), Map.of());

  public RegisterTexts {
    byHash = Map.copyOf(byHash);
    inForce = Map.copyOf(inForce);
  }

  RegisterTexts with(Fact fact) {
    Map<String, String> texts = new HashMap<>(byHash);
    Map<String, String> force = new HashMap<>(inForce);
    if (fact instanceof Fact.DefinitionStored stored
        && stored.kind().equals(DefinitionKey.REGISTER)) {
      texts.put(stored.hash(), stored.text());
    } else if (fact instanceof Fact.DefinitionInForce forced
        && forced.kind().equals(DefinitionKey.REGISTER)) {
      force.put(forced.id(), forced.hash());
    } else {
      return this;
    }
    return new RegisterTexts(texts, force);
  }
}
