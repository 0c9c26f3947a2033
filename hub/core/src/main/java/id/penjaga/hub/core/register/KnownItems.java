package id.penjaga.hub.core.register;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Conditions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The items of one moment, each register asked for once and indexed by what it is asked for: a
/// question about ten thousand items that name each other reads them once and compares no two of
/// them in vain. Not for several threads.
public final class KnownItems implements Items {
  private final Items standing;
  private final Map<String, Map<String, Optional<Item>>> found = new HashMap<>();
  private final Map<String, List<Item>> all = new HashMap<>();
  private final Map<String, Map<String, List<Item>>> indexes = new HashMap<>();

  /// @param standing must not change while this is used
  public KnownItems(Items standing) {
    this.standing = standing;
  }

  @Override
  public @Nullable Item find(String register, String label) {
    return found
        .computeIfAbsent(register, _ -> new HashMap<>())
        .computeIfAbsent(Item.key(label), _ -> Optional.ofNullable(standing.find(register, label)))
        .orElse(null);
  }

  @Override
  public List<Item> of(String register) {
    return all.computeIfAbsent(register, standing::of);
  }

  @Override
  public List<Item> having(Register register, String field, String text) {
    return indexes
        .computeIfAbsent(
            register.id() + "/" + field, _ -> index(of(register.id()), register, field))
        .getOrDefault(Conditions.sameness(text), List.of());
  }

  /// Items by what their field compares as.
  static Map<String, List<Item>> index(List<Item> items, Register register, String field) {
    Map<String, List<Item>> index = new HashMap<>();
    for (Item item : items) {
      Value value =
          field.equals(register.label()) ? Value.of(item.label()) : item.fields().get(field);
      if (value != null) {
        index.computeIfAbsent(Conditions.sameness(value.plain()), _ -> new ArrayList<>()).add(item);
      }
    }
    return index;
  }

  @Override
  public boolean empty(String register) {
    List<Item> known = all.get(register);
    return known == null ? standing.empty(register) : known.isEmpty();
  }
}
