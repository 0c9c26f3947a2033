package id.penjaga.hub.core.form;

import id.penjaga.hub.core.book.Value;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What a form asks of the world around it; its paths know `now` and `today` besides.
public interface Context extends Lookup {
  @Nullable Checklist checklist(String id);

  /// What a field of a register item holds, such as the role of a server; null for nothing.
  ///
  /// @param path within the item
  @Nullable Value item(String register, String label, String path);

  /// Whether a register item may be named.
  boolean known(String register, String label);

  /// Whether there is a person of this number.
  boolean person(long id);

  /// The zone of the site.
  ZoneId zone();
}
