package id.penjaga.device.app.link;

import id.penjaga.device.app.journal.Cursor;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.TrendStore;
import id.penjaga.device.app.loop.Interpreter;
import id.penjaga.device.messages.Position;
import org.jspecify.annotations.Nullable;

/// The journal and the store of readings as the outbox sees them.
final class Streams {
  private Streams() {}

  static OutboundStream records(Interpreter interpreter, Journal journal) {
    OutboundStream records =
        new OutboundStream() {
          @Override
          public boolean ready() {
            return journal.begun();
          }

          @Override
          public boolean givesUp() {
            return false;
          }

          @Override
          public Cursor after(@Nullable Position position) throws DiskException {
            return journal.after(position);
          }

          @Override
          public @Nullable Position acknowledged() {
            return journal.acknowledged();
          }

          @Override
          public void acknowledge(Position upTo) {
            journal.acknowledge(upTo);
          }
        };
    return new StoredStream(records, interpreter);
  }

  /// The readings of an interpreter, which may get their store later.
  static OutboundStream readings(Interpreter interpreter) {
    OutboundStream readings =
        new OutboundStream() {
          @Override
          public boolean ready() {
            return interpreter.trends() != null;
          }

          @Override
          public boolean givesUp() {
            return true;
          }

          @Override
          public Cursor after(@Nullable Position position) throws DiskException {
            TrendStore store = interpreter.trends();
            if (store == null) {
              throw new DiskException("the readings are not open yet");
            }
            return store.after(position);
          }

          @Override
          public @Nullable Position acknowledged() {
            TrendStore store = interpreter.trends();
            return store == null ? null : store.acknowledged();
          }

          @Override
          public void acknowledge(Position upTo) {
            TrendStore store = interpreter.trends();
            if (store != null) {
              store.acknowledge(upTo);
            }
          }
        };
    return new StoredStream(readings, interpreter);
  }
}
