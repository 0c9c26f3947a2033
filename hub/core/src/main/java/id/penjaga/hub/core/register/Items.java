package id.penjaga.hub.core.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The items there are, as the storing transaction sees them.
public interface Items {
  /// Null when there is none of that label.
  @Nullable Item find(String register, String label);

  List<Item> of(String register);

  /// Whether a register holds nothing yet, so that labels are taken as they are typed.
  default boolean empty(String register) {
    return of(register).isEmpty();
  }
}
