package id.penjaga.hub.core.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The items there are, as the storing transaction sees them.
public interface Items {
  /// Null when there is none of that label.
  @Nullable Item find(String register, String label);

  List<Item> of(String register);

  /// The items that may hold a text in a field, and perhaps others: all of a register unless
  /// somebody knows better.
  ///
  /// @param field its key; that of the label of a register for its label
  default List<Item> having(Register register, String field, String text) {
    return of(register.id());
  }

  /// Whether a register holds nothing yet, so that labels are taken as they are typed.
  default boolean empty(String register) {
    return of(register).isEmpty();
  }
}
