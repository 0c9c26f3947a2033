package id.penjaga.hub.core.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A role somebody holds for a time, by their own right or standing in for another.
///
/// @param id sequence number of the entry that gave it
/// @param from first day at the site; null for always
/// @param until last day at the site; null for no end
/// @param delegation null for a right of one's own
public record Grant(
    long id,
    long person,
    String role,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable Delegation delegation) {

  /// @param kind `plt` or `plh`
  /// @param of who is stood in for
  public record Delegation(long of, String kind, String letter) {}

  public boolean covers(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
  }
}
