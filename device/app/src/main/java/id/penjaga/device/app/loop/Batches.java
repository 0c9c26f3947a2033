package id.penjaga.device.app.loop;

import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.Reading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers readings into batches. All readings of a batch are on one undisturbed clock, because a
/// batch tells the wall clock only once.
///
/// Safe for several threads: the control thread adds, the thread `journal` takes. Nothing in here
/// waits for a disk.
final class Batches {
  /// The age at which a batch is closed.
  private static final long AGE_MS = 10_000;

  /// A wall clock that moved so far against uptime begins a new batch.
  private static final long DISTURBED_MS = 500;

  private static final int READINGS = 500;

  /// Batches that wait for a store; what is older than that is given up and counted.
  private static final int MOST = 64;

  private final Deque<List<Reading>> closed = new ArrayDeque<>();
  private List<Reading> open = new ArrayList<>();
  private long givenUp;

  synchronized void add(Reading reading) {
    if (!open.isEmpty() && (open.size() >= READINGS || disturbed(open.getFirst(), reading))) {
      close();
    }
    open.add(reading);
  }

  private static boolean disturbed(Reading first, Reading next) {
    Moment a = first.at();
    Moment b = next.at();
    return a.clock() != b.clock() || Math.abs(b.wallMs() - a.wallMs() - b.since(a)) > DISTURBED_MS;
  }

  private void close() {
    closed.add(open);
    open = new ArrayList<>();
    if (closed.size() > MOST) {
      givenUp += closed.removeFirst().size();
    }
  }

  /// Readings given up and not yet declared.
  synchronized long givenUp() {
    return givenUp;
  }

  /// So many of {@link #givenUp} are declared.
  synchronized void declared(long count) {
    givenUp -= count;
  }

  /// Takes the oldest batch that is full or old enough; null when there is none.
  synchronized @Nullable List<Reading> next(Moment now) {
    if (!open.isEmpty() && now.since(open.getFirst().at()) >= AGE_MS) {
      close();
    }
    return closed.pollFirst();
  }

  /// Takes the oldest batch, however young; null when there is none.
  synchronized @Nullable List<Reading> last() {
    if (!open.isEmpty()) {
      close();
    }
    return closed.pollFirst();
  }
}
