package id.penjaga.hub.app.procedures;

import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.register.Due;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Items;
import id.penjaga.hub.core.register.Obligation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The registers of a [Desk] and when its duties were done, folded from its book.
final class Things implements Items, Obligation.Done {
  private final Desk desk;
  private final Map<String, Item> items = new TreeMap<>();
  private final Map<String, List<LocalDate>> held = new HashMap<>();
  private int read;

  Things(Desk desk) {
    this.desk = desk;
  }

  /// Takes what is new in the book.
  void catchUp() {
    for (Entry entry : desk.book.subList(read, desk.book.size())) {
      for (Fact fact : entry.facts()) {
        switch (fact) {
          case Fact.ItemAdded(String register, String item, var fields, Value _) ->
              take(register, item, fields, fact, entry.typed());
          case Fact.ItemChanged(
                  String register,
                  String item,
                  var fields,
                  Value _,
                  Long _,
                  Integer _) ->
              take(register, item, fields, fact, entry.typed());
          case Fact.ItemMoved(String register, String item, String _, Value _) ->
              take(register, item, Map.of(), fact, entry.typed());
          default -> {} // not of things
        }
      }
    }
    read = desk.book.size();
  }

  private void take(
      String register, String label, Map<String, Value> fields, Fact fact, Instant typed) {
    Item after = Item.after(find(register, label), fact, typed);
    if (after != null) {
      items.put(key(register, label), after);
      fields.forEach((field, value) -> {
        LocalDate day = Due.day(value);
        if (day != null) {
          held.computeIfAbsent(key(register, label) + "/" + field, _ -> new ArrayList<>()).add(day);
        }
      });
    }
  }

  private static String key(String register, String label) {
    return register + "/" + Item.key(label);
  }

  @Override
  public @Nullable Item find(String register, String label) {
    return items.get(key(register, label));
  }

  @Override
  public List<Item> of(String register) {
    return items.values().stream().filter(item -> item.register().equals(register)).toList();
  }

  @Override
  public List<LocalDate> held(String register, String item, String field) {
    return held.getOrDefault(key(register, item) + "/" + field, List.of());
  }

  @Override
  public List<LocalDate> closed(String procedure, String register, String item) {
    return desk.cases.values().stream()
        .filter(one -> one.procedure().equals(procedure) && one.ended() != null)
        .filter(one -> !Case.CANCELLED.equals(one.end()))
        .filter(one ->
            item.isEmpty()
                || one.subject().values().stream()
                    .anyMatch(value -> Item.key(value.plain()).equals(Item.key(item))))
        .map(one -> one.ended().atZone(Desk.ZONE).toLocalDate())
        .toList();
  }
}
