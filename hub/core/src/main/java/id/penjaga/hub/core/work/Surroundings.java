package id.penjaga.hub.core.work;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.People;
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

  /// The case that is open for a procedure and key; null when none is.
  @Nullable Long openCase(String procedure, String key);

  /// The number that a case opened now gets: the sequence number of its entry.
  long nextCase();

  /// The next number of a counter, counting from 1.
  long nextNumber(String kind, String period);

  /// Whether a fact of a register, a sensor or a monitor holds.
  Ready ready(String fact, @Nullable Value of);

  /// A field of a register item, such as the manager of a server; null when not known.
  @Nullable Value item(String register, String label, String field);

  enum Ready {
    YES,
    NO,
    UNKNOWN
  }
}
