package id.penjaga.device.app.parts;

import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.drivers.part.Display;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.PointId;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// The thread of a display: shows the room anew every two seconds. A display that fails is said in
/// the log and no alarm: nobody is locked in or left unwarned by it.
final class Showing implements Runnable {
  private static final Duration PERIOD = Duration.ofSeconds(2);

  private final Opening<Display> display;
  private final Supplier<List<String>> lines;
  private final Timing timing;
  private final Reporter reporter;
  private final PointId name;

  /// @param lines of now, no longer than twenty characters
  Showing(PartEntry entry, Board board, Reporter reporter, Supplier<List<String>> lines) {
    display = new Opening<>(entry, board, Display.class);
    this.lines = lines;
    this.reporter = reporter;
    timing = board.timing();
    name = new PointId(entry.name());
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        display.get().show(lines.get());
        display.worked();
        reporter.worked(name);
      } catch (WireException e) {
        display.failed();
        reporter.trouble(name, e.advice());
      }
      timing.pause(PERIOD);
    }
    display.close();
  }
}
