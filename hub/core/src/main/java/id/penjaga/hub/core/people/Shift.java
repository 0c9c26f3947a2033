package id.penjaga.hub.core.people;

import java.time.Instant;
import java.time.LocalDate;

/// A shift of a duty officer (petugas piket).
///
/// @param from inclusive
/// @param until exclusive
/// @param letter number of the letter of assignment (surat tugas)
/// @param dated of that letter
public record Shift(
    long id, long person, Instant from, Instant until, String letter, LocalDate dated) {
  public boolean covers(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
