package id.penjaga.hub.core.work;

import id.penjaga.hub.core.book.Entry;

/// What came of a command.
public sealed interface Answer {
  /// It is in the book and on the disk.
  ///
  /// @param about the case it belongs to; for `OpenCase` the new one, or the one it was linked to;
  ///     0 when it is not about a case
  /// @param repeated whether this very command was stored before
  record Stored(Entry entry, long about, boolean repeated) implements Answer {}

  record Refused(Decision.Refused refusal) implements Answer {}
}
