package id.penjaga.device.app.journal;

import id.penjaga.device.messages.Position;
import org.jspecify.annotations.Nullable;

/// Writes a journal record once its place is known.
@FunctionalInterface
public interface Body {

  /// The record's JSON text without its end: it must end with `,"prev":"` + previousHash + `"` and
  /// lacks the closing brace, as `Codec.journalBody` makes it. The journal adds the hash and the
  /// brace.
  ///
  /// @param after position of the record before; null for the first of a log
  /// @param previousHash hash of the record before, 64 zeros for the first of a log
  byte[] build(Position position, @Nullable Position after, String previousHash);
}
