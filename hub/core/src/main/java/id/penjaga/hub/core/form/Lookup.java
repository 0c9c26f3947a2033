package id.penjaga.hub.core.form;

import id.penjaga.hub.core.book.Value;
import org.jspecify.annotations.Nullable;

/// What the words of a condition stand for.
public interface Lookup {
  /// Whether a word names a field or a path rather than itself.
  boolean names(String word);

  /// Whether a word is an answer of the field it is compared with. It stands for itself then, even
  /// when another field has that name.
  default boolean answers(String field, String word) {
    return false;
  }

  /// What a field or a path holds; null for nothing.
  @Nullable Value at(String path);
}
