package id.penjaga.hub.app.store.power;

import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.fuel.FuelLedger;
import id.penjaga.hub.core.register.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A generator with its fuel.
///
/// @param ledger null when the register does not say what the tank holds and what is burnt
/// @param entries what people wrote down, the latest first
public record GensetFuel(Item item, @Nullable FuelLedger ledger, List<Told> entries) {
  public GensetFuel {
    entries = List.copyOf(entries);
  }

  /// What somebody wrote down.
  public record Told(Entry entry, Fact.GensetLogged fact) {}
}
