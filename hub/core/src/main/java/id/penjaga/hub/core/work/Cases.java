package id.penjaga.hub.core.work;

import id.penjaga.hub.core.book.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Folds entries of the book into a case.
public final class Cases {
  private Cases() {}

  /// The case after all its entries, the first of which opens it.
  public static @Nullable Case fold(List<Entry> entries) {
    return null;
  }
}
