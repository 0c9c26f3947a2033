package id.penjaga.hub.app.office;

import id.penjaga.hub.core.register.Gap;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import java.time.LocalDate;
import java.util.List;

/// What pages may ask of all that an office holds, beyond one register or one item.
///
/// Every method may throw [id.penjaga.hub.app.store.sql.StoreException] while the store cannot
/// answer.
public interface Holdings {
  /// A closed case about an item.
  ///
  /// @param persons who took part in it
  record Done(CaseLine of, List<Long> persons) {}

  /// Some items of a register in the order of their labels.
  ///
  /// @param after label of the last one that is known already; empty for the first ones
  /// @param personal whether their personal data are asked for
  List<Item> page(String register, String after, int most, boolean personal);

  /// The items of all registers with this label.
  List<Item> labelled(String label);

  /// What a command would do, without doing it.
  ///
  /// @param login of who wants it
  /// @param admin whether their account administers the hub
  ItemAnswer preview(String login, boolean admin, ItemCommand command);

  /// Everything that is missing on a day, by register and label.
  List<Gap> gaps(LocalDate day);

  /// Closed cases about an item that were not cancelled, the latest first.
  List<Done> closed(String register, String label, int most);
}
