package id.penjaga.hub.core.register;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.text.Bilingual;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A rule of a register that an item does not keep.
///
/// @param text with the values of the item put in
/// @param reason whether a change that brings it about needs a reason
public record Breach(String register, String label, String rule, Bilingual text, boolean reason) {

  /// What an item breaks; nothing where its life has ended.
  public static List<Breach> of(Register register, Item item, Items items, LocalDate today) {
    if (register.ended(item)) {
      return List.of();
    }
    ItemLookup lookup = new ItemLookup(register, item, items, today);
    return register.conformity().stream()
        .filter(rule ->
            ItemLookup.holds(rule.where(), register, item, items, today)
                && !ItemLookup.holds(rule.must(), register, item, items, today))
        .map(rule ->
            new Breach(
                item.register(),
                item.label(),
                rule.id(),
                rule.text().with(values(rule, lookup)),
                rule.onChangeReason()))
        .toList();
  }

  private static Map<String, String> values(Register.Conformity rule, ItemLookup lookup) {
    Map<String, String> values = new HashMap<>();
    for (String word : rule.text().id().split("\\{", -1)) {
      int end = word.indexOf('}');
      if (end > 0) {
        Value value = lookup.at(word.substring(0, end));
        values.put(word.substring(0, end), value == null ? "–" : value.plain());
      }
    }
    return values;
  }
}
