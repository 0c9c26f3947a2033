package id.penjaga.device.app.loop;

import id.penjaga.device.app.journal.TrendStore;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.TrendBatch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Gathers readings into batches. All readings of a batch are on one undisturbed clock, because a
/// batch tells the wall clock only once.
final class Batches {
  /// A batch is closed when it is so old.
  private static final long AGE_MS = 10_000;

  /// A wall clock that moved so far against uptime begins a new batch.
  private static final long DISTURBED_MS = 500;

  private static final int READINGS = 500;

  /// Batches that wait for a store; what is older than that is given up and counted.
  private static final int MOST = 64;

  private final Deque<List<Reading>> closed = new ArrayDeque<>();
  private List<Reading> open = new ArrayList<>();
  private long givenUp;

  void add(Reading reading) {
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

  /// Readings given up since this was last asked.
  long takeGivenUp() {
    long count = givenUp;
    givenUp = 0;
    return count;
  }

  /// Hands over the batches that are full or old enough.
  ///
  /// @return whether there were any
  boolean flush(DeviceId device, String log, TrendStore store, Moment now) {
    if (!open.isEmpty() && now.since(open.getFirst().at()) >= AGE_MS) {
      close();
    }
    boolean any = !closed.isEmpty();
    while (!closed.isEmpty()) {
      List<Reading> readings = closed.removeFirst();
      store.add(
          (position, after) -> Codec.write(new TrendBatch(device, log, position, after, readings)),
          now.uptimeMs());
    }
    return any;
  }

  void flushAll(DeviceId device, String log, TrendStore store, Moment now) {
    if (!open.isEmpty()) {
      close();
    }
    flush(device, log, store, now);
  }
}
