package id.penjaga.hub.core.book;

import java.time.Instant;
import java.util.List;

/// One numbered entry of the book: one command with all its facts, bound to the entry before by its
/// hash.
///
/// @param sequence 1 for the first, without gaps
/// @param typed the hub's clock when it was stored, in milliseconds; never goes back
/// @param at when it happened; equal to `typed` unless entered late
/// @param command id of the command, unique in the book; a repeated command is answered with the
///     entry it made
/// @param prev hash of the entry before; 64 zeros for the first
/// @param hash of this entry, see [LineHash]; SHA-256 in lower-case hex
public record Entry(
    long sequence,
    Instant typed,
    Instant at,
    By by,
    String command,
    Subject subject,
    List<Fact> facts,
    String prev,
    String hash) {
  public Entry {
    facts = List.copyOf(facts);
  }
}
