package id.penjaga.hub.core.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A role somebody holds for a time, by their own right or standing in for another.
///
/// @param id counted from 1
/// @param from first day at the site; null for always
/// @param until last day at the site; null for no end, before `from` when taken back
/// @param delegation null for a right of one's own
/// @param given the day it was written down
/// @param ended why it ended early; empty when it did not, and when it was erased
public record Grant(
    long id,
    long person,
    String role,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable Delegation delegation,
    LocalDate given,
    String ended) {

  /// @param kind `plt` or `plh`
  /// @param of who is stood in for
  public record Delegation(long of, String kind, String letter) {}

  public boolean covers(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
  }

  /// Whether it was given by mistake and never held.
  public boolean takenBack() {
    return from != null && until != null && until.isBefore(from);
  }

  /// Whether it holds on a day of two days; null for no end.
  public boolean meets(@Nullable LocalDate first, @Nullable LocalDate last) {
    return !takenBack()
        && (until == null || first == null || !until.isBefore(first))
        && (from == null || last == null || !from.isAfter(last));
  }

  /// Without the words in which somebody said why it ended.
  Grant silent() {
    return new Grant(id, person, role, from, until, delegation, given, "");
  }

  Grant until(LocalDate last, String reason) {
    return new Grant(id, person, role, from, last, delegation, given, reason);
  }
}
