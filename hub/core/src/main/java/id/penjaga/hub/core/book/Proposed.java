package id.penjaga.hub.core.book;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry before the book numbers it.
///
/// @param at when it happened; null for the moment it is stored
/// @param command id of the command, unique in the book, at most 100 characters
/// @param asked what the command asked for, in a form that is the same when it is sent again; it
///     tells a repetition from another command under the same id, and is not kept
public record Proposed(
    By by, @Nullable Instant at, String command, String asked, Subject subject, List<Fact> facts) {
  public Proposed {
    facts = List.copyOf(facts);
  }
}
