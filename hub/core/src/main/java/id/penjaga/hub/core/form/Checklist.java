package id.penjaga.hub.core.form;

import id.penjaga.hub.core.text.Bilingual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A checklist: what is looked at, item by item.
public record Checklist(String id, Bilingual name, String source, List<Item> items) {
  public Checklist {
    items = List.copyOf(items);
  }

  /// @param prefill what the hub observes and shows beside it, such as `month`; null for nothing
  public record Item(String id, Bilingual text, @Nullable String prefill) {}
}
