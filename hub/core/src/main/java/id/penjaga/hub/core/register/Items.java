package id.penjaga.hub.core.register;

import java.util.ArrayList;
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

  /// The same items with one in the place of its former self.
  default Items with(Item one) {
    Items before = this;
    return new Items() {
      @Override
      public @Nullable Item find(String register, String label) {
        return one.is(register, label) ? one : before.find(register, label);
      }

      @Override
      public List<Item> of(String register) {
        if (!one.register().equals(register)) {
          return before.of(register);
        }
        List<Item> all =
            new ArrayList<>(
                before.of(register).stream()
                    .filter(item -> !item.is(register, one.label()))
                    .toList());
        all.add(one);
        return all;
      }
    };
  }
}
