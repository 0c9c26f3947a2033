package id.penjaga.device.app.parts;

import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.core.Event;
import id.penjaga.device.drivers.part.Actuator;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// The thread of the watchdog's output: each edge needs a kick of the control loop, so the pulses
/// end when the loop hangs, when the process hangs or dies, and when the board does. A level would
/// not say so: a line that nobody drives any more keeps its level in a process that was stopped,
/// and on a stock kernel also in one that was killed.
final class Pulsing implements Runnable {
  /// The shortest time between two edges; the loop kicks at least as often.
  static final Duration HALF = Duration.ofMillis(500);

  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final int TOLD_EVERY = 20;

  private final Opening<Actuator> actuator;
  private final Timing timing;
  private final PointId point;
  private final Reporter reporter;
  private final Semaphore kicks = new Semaphore(0);
  private int edges;

  Pulsing(PartEntry entry, Board board, Reporter reporter) {
    actuator = new Opening<>(entry, board, Actuator.class);
    point = new PointId(entry.name());
    timing = board.timing();
    this.reporter = reporter;
  }

  /// The control loop lives. Never waits; many kicks are no more than one.
  void kick() {
    if (kicks.availablePermits() == 0) {
      kicks.release();
    }
  }

  @Override
  public void run() {
    try {
      while (true) {
        kicks.acquire();
        timing.pause(edge() ? HALF : RETRY);
      }
    } catch (InterruptedException _) {
      // Asked to end: no further edge, and the line is left as its part leaves it.
    } finally {
      actuator.close();
    }
  }

  private boolean edge() {
    try {
      Actuator open = actuator.get();
      open.set(!open.on());
      actuator.worked();
      if (edges++ % TOLD_EVERY == 0) {
        reporter.worked(point);
        reporter.tell(
            new Event.Sampled(
                new Reading.Taken(reporter.clocks().now(), point, Measure.state(true))));
      }
      return true;
    } catch (WireException e) {
      edges = 0;
      actuator.failed();
      reporter.missed(point, e.reason(), e.advice());
      return false;
    }
  }
}
