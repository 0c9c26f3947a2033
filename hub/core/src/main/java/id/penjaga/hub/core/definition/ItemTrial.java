package id.penjaga.hub.core.definition;

import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Register;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lays the items of a register into a new definition of it: would they still be at home there?
public final class ItemTrial {
  private ItemTrial() {}

  /// Why an item would no longer fit.
  public enum Why {
    /// It stands in a state that is gone.
    STATE,
    /// A field that is gone has a value.
    FIELD,
    /// A field that must be filled in is empty; it can be added by hand.
    EMPTY
  }

  /// @param key of the state or the field
  public record Misfit(String label, Why why, String key) {}

  /// Whether the register cannot be put in force while this is so.
  public static boolean bars(Misfit misfit) {
    return misfit.why() == Why.STATE;
  }

  /// The first place of each item at which it does not fit.
  public static List<Misfit> of(List<Item> items, Register fresh) {
    List<Misfit> misfits = new ArrayList<>();
    for (Item item : items) {
      Misfit misfit = misfit(item, fresh);
      if (misfit != null) {
        misfits.add(misfit);
      }
    }
    return misfits;
  }

  private static @Nullable Misfit misfit(Item item, Register fresh) {
    String state = fresh.stateOf(item);
    if (fresh.states().stream().noneMatch(one -> one.id().equals(state))) {
      return new Misfit(item.label(), Why.STATE, state);
    }
    List<String> keys = fresh.fields().stream().map(Field::key).toList();
    for (String key : item.fields().keySet()) {
      if (!keys.contains(key)) {
        return new Misfit(item.label(), Why.FIELD, key);
      }
    }
    for (Field field : fresh.fields()) {
      if (field.required() instanceof Field.Required.Always
          && !field.personal()
          && !field.key().equals(fresh.label())
          && !item.fields().containsKey(field.key())) {
        return new Misfit(item.label(), Why.EMPTY, field.key());
      }
    }
    return null;
  }
}
