package id.penjaga.hub.core.form;

import id.penjaga.hub.core.text.Bilingual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A checklist: what is looked at, item by item.
///
/// @param statement whether it is a statement, of which every item must be confirmed
public record Checklist(
    String id, Bilingual name, String source, boolean statement, List<Item> items) {
  /// Result of an item that is not confirmed because an exception is allowed.
  public static final String EXCEPTED = "excepted";

  public Checklist {
    items = List.copyOf(items);
  }

  /// @param prefill what the hub observes and shows beside it, such as `month`; null for nothing
  /// @param exception of a statement, for what the item need not be confirmed; null for nothing
  public record Item(
      String id, Bilingual text, @Nullable String prefill, @Nullable Bilingual exception) {}
}
