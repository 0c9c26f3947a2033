package id.penjaga.device.app.parts;

import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.core.Event;
import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.PointId;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// The thread of a badge reader.
final class Badges implements Runnable {
  private static final Duration WAIT = Duration.ofSeconds(1);

  private final Opening<BadgeReader> reader;
  private final PointId point;
  private final SiteKey key;
  private final Timing timing;
  private final Reporter reporter;

  Badges(PartEntry entry, SiteKey key, Board board, Reporter reporter) {
    reader = new Opening<>(entry, board, BadgeReader.class);
    point = new PointId(entry.name());
    this.key = key;
    timing = board.timing();
    this.reporter = reporter;
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Optional<byte[]> number = reader.get().next(WAIT);
        reporter.well(point);
        number.ifPresent(this::presented);
      } catch (WireException e) {
        reporter.trouble(point, e.advice());
        timing.pause(WAIT);
      }
    }
    reader.close();
  }

  private void presented(byte[] number) {
    reporter.tell(new Event.BadgePresented(reporter.clocks().now(), point, key.digest(number)));
    Arrays.fill(number, (byte) 0);
  }
}
