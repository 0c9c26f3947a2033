package id.penjaga.hub.core.form;

import id.penjaga.hub.core.book.Value;
import org.jspecify.annotations.Nullable;

/// What the words of a condition stand for.
public interface Lookup {
  /// Whether a word names a field or a path rather than itself.
  boolean names(String word);

  /// What a field or a path holds; null for nothing.
  @Nullable Value at(String path);
}
