package id.penjaga.device.app.link;

import id.penjaga.device.app.journal.Cursor;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.JournalEntry;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Position;
import org.jspecify.annotations.Nullable;

/// One of the two things a hub must hold: journal or readings, as the outbox sees it.
public interface OutboundStream {
  /// Whether anything of it may leave the device. Not before its epoch is durable: the next start
  /// may use the same positions again.
  boolean ready();

  /// Reads from the first message after a position; from the oldest when it is null.
  Cursor after(@Nullable Position position) throws DiskException;

  /// The position of the message that comes before another in the stream, as that one says; null
  /// for the first of a log.
  default @Nullable Position predecessor(JournalEntry entry) throws DiskException {
    try {
      return Codec.readHeader(entry.body()).after();
    } catch (MalformedMessage e) {
      throw new DiskException("a stored message cannot be read: " + e.getMessage(), e);
    }
  }

  /// Whether messages that the hub does not hold may be given up for want of room, which is
  /// declared elsewhere.
  boolean givesUp();

  /// How far the hub holds it, as far as we remember.
  @Nullable Position acknowledged();

  /// The hub holds everything up to here.
  void acknowledge(Position upTo);
}
