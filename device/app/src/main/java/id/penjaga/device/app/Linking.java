package id.penjaga.device.app;

import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.link.Link;
import id.penjaga.device.app.link.Wire;
import id.penjaga.device.app.loop.Guard;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Begins to speak to the broker as soon as the log has a name, which is at once unless the
/// journal's disk cannot be read.
final class Linking {
  private final Wire.Maker wires;
  private final Function<Journal, Link> maker;
  private volatile @Nullable Link link;
  private boolean closed;

  Linking(Guard guard, Wire.Maker wires, Function<Journal, Link> maker) {
    this.wires = wires;
    this.maker = maker;
    begin(guard);
  }

  private synchronized void begin(Guard guard) {
    Journal journal = guard.journal();
    if (journal != null && link == null && !closed) {
      Link made = maker.apply(journal);
      guard.tell(made);
      made.start();
      link = made;
    }
  }

  /// What the link wants done on the control thread.
  void errands(Guard guard) {
    Link made = link;
    if (made == null) {
      begin(guard);
    } else {
      made.errands(guard);
    }
  }

  long connections() {
    Link made = link;
    return made == null ? 0 : made.connections();
  }

  synchronized void close() {
    closed = true;
    Link made = link;
    if (made == null) {
      wires.close();
    } else {
      made.close();
    }
  }
}
