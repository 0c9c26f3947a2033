package id.penjaga.hub.app.store.work;

import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.register.Due;
import id.penjaga.hub.core.register.Item;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Makes all register items again from the entries that tell of them: folded in memory, so that an
/// item is written once however often it changed.
final class ItemFold {
  private record Place(String register, String item) {}

  private record Held(Place place, String field, LocalDate day) {}

  private final ItemRows rows;
  private final Map<Place, Item> items = new LinkedHashMap<>();
  private final Set<Held> days = new HashSet<>();

  /// @param rows emptied
  ItemFold(ItemRows rows) {
    this.rows = rows;
  }

  /// @param entry the next in the order of the book
  void take(Entry entry) throws SQLException {
    Map<Place, Boolean> personal = new LinkedHashMap<>();
    for (ItemRows.Told told : ItemRows.Told.by(entry)) {
      Place place = new Place(told.register(), Item.key(told.label()));
      Item after = told.after(items.get(place), entry.typed());
      if (after == null) {
        continue;
      }
      items.put(place, after);
      personal.merge(place, told.personal(), Boolean::logicalOr);
      for (Map.Entry<String, Value> field : told.fields().entrySet()) {
        LocalDate day = Due.day(field.getValue());
        if (day != null && days.add(new Held(place, field.getKey(), day))) {
          rows.insertDay(place.register(), place.item(), field.getKey(), day);
        }
      }
    }
    for (Map.Entry<Place, Boolean> of : personal.entrySet()) {
      rows.insertLog(of.getKey().register(), of.getKey().item(), entry.sequence(), of.getValue());
    }
  }

  /// Writes the items, after the last entry.
  void finish() throws SQLException {
    for (Item item : items.values()) {
      rows.insert(item);
    }
  }
}
