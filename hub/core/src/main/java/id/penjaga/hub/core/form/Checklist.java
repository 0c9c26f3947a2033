package id.penjaga.hub.core.form;

import id.penjaga.hub.core.text.Bilingual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A checklist: what is looked at, item by item.
///
/// @param statement whether each item is a statement that must be true, instead of something found
///     good or not good
public record Checklist(
    String id, Bilingual name, String source, boolean statement, List<Item> items) {
  public Checklist {
    items = List.copyOf(items);
  }

  /// @param prefill name of what the hub offers, such as `sensor_month_statistics`; null for
  ///     nothing
  /// @param exception what may be declared, described in words, instead of the statement; null for
  ///     nothing
  public record Item(
      String id, Bilingual text, @Nullable String prefill, @Nullable Declared exception) {}

  /// @param key of the description
  public record Declared(String key, Bilingual text) {}
}
