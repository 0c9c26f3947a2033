package id.penjaga.hub.core.register;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.text.Bilingual;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Something that other items tell of one, in words, such as the load of a UPS.
public record Told(Bilingual text, String value) {

  /// What others tell of an item; what they do not tell is left out.
  ///
  /// @param registers by id
  public static List<Told> of(
      Map<String, Register> registers, Item item, Items items, LocalDate today) {
    Register register = registers.get(item.register());
    ItemLookup lookup = new ItemLookup(registers, item, items, today);
    return register == null
        ? List.of()
        : register.derived().stream()
            .filter(one -> !one.text().isEmpty())
            .map(one -> {
              Value value = lookup.at(one.key());
              return new Told(one.text(), value == null ? "" : value.plain());
            })
            .filter(one -> !one.value().isEmpty())
            .toList();
  }
}
