package id.penjaga.hub.core.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The items as they are to be: those that change over those that stand, which are asked for once.
final class DraftItems implements Items {
  private final KnownItems standing;
  private final Map<String, Map<String, Item>> changed = new HashMap<>();
  private final Map<String, Set<String>> expected = new HashMap<>();
  private final Map<String, List<Item>> all = new HashMap<>();

  DraftItems(Items standing) {
    this.standing = new KnownItems(standing);
  }

  /// Says that an item will be there, so that others may name it before.
  void expect(String register, String label) {
    expected.computeIfAbsent(register, _ -> new HashSet<>()).add(Item.key(label));
  }

  /// Whether others may name an item.
  boolean named(String register, String label) {
    return expected.getOrDefault(register, Set.of()).contains(Item.key(label))
        || find(register, label) != null;
  }

  void put(Item item) {
    changed
        .computeIfAbsent(item.register(), _ -> new HashMap<>())
        .put(Item.key(item.label()), item);
    all.remove(item.register());
  }

  @Override
  public @Nullable Item find(String register, String label) {
    Item now = changed.getOrDefault(register, Map.of()).get(Item.key(label));
    return now != null ? now : standing.find(register, label);
  }

  @Override
  public List<Item> of(String register) {
    return all.computeIfAbsent(register, _ -> over(register, standing.of(register)));
  }

  /// Those that stand, with what changed in its place.
  private List<Item> over(String register, List<Item> those) {
    Map<String, Item> now = changed.getOrDefault(register, Map.of());
    List<Item> items =
        new ArrayList<>(
            those.stream().filter(item -> !now.containsKey(Item.key(item.label()))).toList());
    items.addAll(now.values());
    return items;
  }

  @Override
  public List<Item> having(Register register, String field, String text) {
    return over(register.id(), standing.having(register, field, text));
  }

  @Override
  public boolean empty(String register) {
    return changed.getOrDefault(register, Map.of()).isEmpty() && standing.empty(register);
  }
}
