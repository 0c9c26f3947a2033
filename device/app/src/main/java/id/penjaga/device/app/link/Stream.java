package id.penjaga.device.app.link;

import id.penjaga.device.app.journal.Cursor;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.messages.Position;
import org.jspecify.annotations.Nullable;

/// One of the two things a hub must hold: journal or readings, as the outbox sees it.
public interface Stream {
  /// Whether anything of it may leave the device. Not before its epoch is durable: the next start may use the same positions again.
  boolean ready();

  /// Reads from the first message after a position; from the oldest when it is null.
  Cursor after(@Nullable Position position) throws DiskException;

  /// How far the hub was known to hold it when the device started.
  @Nullable Position acknowledged();

  /// The hub holds everything up to here.
  void acknowledge(Position upTo);
}
