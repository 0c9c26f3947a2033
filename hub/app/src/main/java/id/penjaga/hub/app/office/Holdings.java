package id.penjaga.hub.app.office;

import id.penjaga.hub.app.store.observed.UnloggedActs;
import id.penjaga.hub.core.register.Gap;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What pages may ask of all that an office holds, beyond one register or one item.
///
/// Every method may throw [id.penjaga.hub.app.store.sql.StoreException] while the store cannot
/// answer.
public interface Holdings {
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

  /// What is missing on a day in one register, by label.
  List<Gap> gaps(String register, LocalDate day);

  /// Administration of servers in a period of days that left no entry in their logs.
  UnloggedActs unlogged(LocalDate from, LocalDate until);

  /// One item with all that is known of it.
  Optional<ItemFile> file(String register, String label);

  /// The items that name a person, such as accounts.
  List<Item> ofPerson(long person);
}
