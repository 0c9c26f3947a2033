package id.penjaga.hub.core.people;

import java.time.Instant;
import java.time.LocalDate;

/// A shift of a duty officer (petugas piket).
///
/// @param id counted from 1
/// @param from inclusive
/// @param until exclusive
/// @param letter number of the letter of assignment (surat tugas)
/// @param dated of that letter
/// @param given the day it was written down
public record Shift(
    long id,
    long person,
    Instant from,
    Instant until,
    String letter,
    LocalDate dated,
    LocalDate given) {
  public boolean covers(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }

  public boolean meets(Instant first, Instant last) {
    return from.isBefore(last) && first.isBefore(until);
  }
}
