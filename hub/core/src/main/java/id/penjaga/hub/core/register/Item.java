package id.penjaga.hub.core.register;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An item of a register as the facts of the book say, wherever they stand. Immutable.
///
/// @param state empty while nobody moved it: the register says where items start
/// @param added when the entry was stored that added it
/// @param changed when the last entry about it was stored
public record Item(
    String register,
    String label,
    String state,
    SortedMap<String, Value> fields,
    Instant added,
    Instant changed) {
  public Item {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /// What tells labels apart: `SRV-01` and ` srv-01` are one thing.
  public static String key(String label) {
    return label.strip().toLowerCase(Locale.ROOT);
  }

  public boolean is(String otherRegister, String otherLabel) {
    return register.equals(otherRegister) && key(label).equals(key(otherLabel));
  }

  /// The item after a fact of an entry; the same when the fact is not about it.
  ///
  /// @param before null while there is none
  /// @param at when the entry was stored
  public static @Nullable Item after(@Nullable Item before, Fact fact, Instant at) {
    return switch (fact) {
      case Fact.ItemAdded added when before == null ->
          new Item(
              added.register(),
              added.item().strip(),
              "",
              merged(new TreeMap<>(), added.fields()),
              at,
              at);
      case Fact.ItemAdded added when before != null -> before.with(added.fields(), at);
      case Fact.ItemChanged changed when before != null -> before.with(changed.fields(), at);
      case Fact.ItemMoved moved when before != null ->
          new Item(before.register, before.label, moved.state(), before.fields, before.added, at);
      default -> before;
    };
  }

  /// The same item with some fields changed; an empty text takes a field away.
  public Item with(Map<String, Value> changes) {
    return with(changes, changed);
  }

  Item with(Map<String, Value> changes, Instant at) {
    return new Item(register, label, state, merged(fields, changes), added, at);
  }

  private static SortedMap<String, Value> merged(
      Map<String, Value> fields, Map<String, Value> changes) {
    SortedMap<String, Value> all = new TreeMap<>(fields);
    changes.forEach((key, value) -> {
      boolean empty =
          !(value instanceof Value.Committed)
              && !(value instanceof Value.Many || value instanceof Value.Group)
              && value.plain().isBlank();
      if (empty) {
        all.remove(key);
      } else {
        all.put(key, value);
      }
    });
    return all;
  }
}
