package id.penjaga.device.app.link;

import id.penjaga.device.app.journal.Cursor;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.JournalEntry;
import id.penjaga.device.app.loop.Interpreter;
import id.penjaga.device.messages.Position;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A stream on the disk that the journal's thread writes to, read between two of its writes. A
/// reader holds the same locks as an fsync: while one hangs the stream has nothing to give, and
/// what the hub acknowledges is noted afterwards, so that live states go on (decision 0011).
///
/// Used by one thread.
final class StoredStream implements OutboundStream {
  private final OutboundStream stream;
  private final Interpreter interpreter;
  private @Nullable Position unnoted;

  StoredStream(OutboundStream stream, Interpreter interpreter) {
    this.stream = stream;
    this.interpreter = interpreter;
  }

  @Override
  public boolean ready() {
    return stream.ready() && interpreter.answering();
  }

  @Override
  public boolean givesUp() {
    return stream.givesUp();
  }

  @Override
  public Cursor after(@Nullable Position position) throws DiskException {
    Cursor cursor = Objects.requireNonNull(interpreter.reading(() -> stream.after(position)));
    return new Cursor() {
      @Override
      public @Nullable JournalEntry next() throws DiskException {
        return interpreter.reading(() -> {
          note();
          return cursor.next();
        });
      }

      @Override
      public void close() {
        cursor.close();
      }
    };
  }

  @Override
  public @Nullable Position acknowledged() {
    return unnoted == null ? stream.acknowledged() : unnoted;
  }

  @Override
  public void acknowledge(Position upTo) {
    unnoted = upTo;
    if (interpreter.answering()) {
      try {
        interpreter.reading(() -> {
          note();
          return upTo;
        });
      } catch (DiskException _) {
        // Noted with the next read.
      }
    }
  }

  private void note() {
    if (unnoted != null) {
      stream.acknowledge(unnoted);
      unnoted = null;
    }
  }
}
