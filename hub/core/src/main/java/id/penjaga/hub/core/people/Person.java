package id.penjaga.hub.core.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A person of the office.
///
/// @param id number in the book, counted from 1
/// @param name as the office writes it; empty when erased
/// @param nip civil-service number (18 digits); empty when there is none
/// @param login name of the account; null for somebody who does not log in
/// @param last the last day at the office; null for somebody who stays
public record Person(
    long id,
    String name,
    String unit,
    String nip,
    String phone,
    @Nullable String login,
    @Nullable LocalDate last) {

  /// Whether they are still of the office on a day.
  public boolean here(LocalDate day) {
    return last == null || !day.isAfter(last);
  }
}
