package id.penjaga.hub.core.cases;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a decision about a case asks of the world around it; answered from inside the storing
/// transaction, so that two people never both win.
public interface Surroundings {
  People people();

  OfficeCalendar calendar();

  /// The definition in force of a procedure; null when there is none.
  @Nullable Definition inForce(String procedure);

  /// The definition a case is pinned to.
  @Nullable Definition pinned(String hash);

  /// The name of a role.
  Bilingual role(String id);

  /// The case that is open for a procedure and key; null when none is.
  @Nullable Long openCase(String procedure, String key);

  /// The number that a case opened now gets: the sequence number of its entry.
  long nextCase();

  /// The next number of a counter, counting from 1.
  long nextNumber(String kind, String period);

  /// Whether a fact of a register, a sensor or a monitor holds at a moment.
  Ready ready(String fact, @Nullable Value of, Instant at);

  /// What the hub observes by itself at a moment; null for nothing.
  ///
  /// @param subject what the case is about
  @Nullable Value observed(Observed what, Map<String, Value> subject, Instant at);

  /// What lies behind a register item, such as `manager` of a server or `office.admin` of a node;
  /// null when not known.
  ///
  /// @param path field, or fields through the items it names
  @Nullable Value item(String register, String label, String path);

  /// What monitors say of a register item; null when they say nothing.
  ///
  /// @param word one of [id.penjaga.hub.core.monitor.ItemWatch#WORDS]
  default @Nullable Value monitored(String register, String label, String word) {
    return null;
  }

  /// Whether a form may name this item: it is in the register, or the register is still empty.
  boolean known(String register, String label);

  /// Whether a register has this item.
  boolean exists(String register, String label);

  enum Ready {
    YES,
    NO,
    UNKNOWN
  }
}
