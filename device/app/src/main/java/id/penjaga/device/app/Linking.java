package id.penjaga.device.app;

import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.link.Link;
import id.penjaga.device.app.loop.Interpreter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Begins to speak to the broker as soon as the log has a name, which is at once unless the
/// journal's disk cannot be read.
final class Linking {
  private final Function<Journal, Link> maker;
  private volatile @Nullable Link link;
  private boolean closed;

  Linking(Interpreter interpreter, Function<Journal, Link> maker) {
    this.maker = maker;
    interpreter.whenOpened(() -> begin(interpreter));
    begin(interpreter);
  }

  private synchronized void begin(Interpreter interpreter) {
    Journal journal = interpreter.journal();
    if (journal != null && link == null && !closed) {
      Link made = maker.apply(journal);
      interpreter.tell(made);
      made.start();
      link = made;
    }
  }

  /// What the link wants done on the control thread.
  void errands(Interpreter interpreter) {
    Link made = link;
    if (made != null) {
      made.errands(interpreter);
    }
  }

  long connections() {
    Link made = link;
    return made == null ? 0 : made.connections();
  }

  /// Why nothing reaches the hub; empty while it does.
  String trouble() {
    Link made = link;
    return made == null ? "the journal is not open yet" : made.trouble();
  }

  synchronized void close() {
    closed = true;
    Link made = link;
    if (made != null) {
      made.close();
    }
  }
}
