package id.penjaga.device.app.parts;

import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.core.Event;
import id.penjaga.device.drivers.part.Answer;
import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.part.badge.Reception;
import id.penjaga.device.drivers.part.badge.Refusal;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.PointId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The thread of a badge reader.
final class Badges implements Runnable {
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final long AGAIN_NANOS = Duration.ofSeconds(10).toNanos();

  private final Opening<BadgeReader> reader;
  private final PointId point;
  private final SiteKey key;
  private final Timing timing;
  private final Reporter reporter;
  private volatile @Nullable BadgeReader current;
  private List<Answer> told = List.of();
  private long toldNanos;

  Badges(PartEntry entry, SiteKey key, Board board, Reporter reporter) {
    reader = new Opening<>(entry, board, BadgeReader.class);
    point = new PointId(entry.name());
    this.key = key;
    timing = board.timing();
    this.reporter = reporter;
  }

  /// The door of this reader is released. Called from another thread.
  void welcome(Duration length) {
    BadgeReader open = current;
    if (open != null) {
      open.welcome(length);
    }
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        BadgeReader open = reader.get();
        current = open;
        Optional<BadgeFrame> badge = open.next(WAIT);
        tell(open.reception());
        badge.filter(BadgeFrame::presents).ifPresent(this::presented);
        tell(open.condition());
      } catch (WireException e) {
        reporter.trouble(point, e.advice());
        tell(
            reader.entry().driver().channels().stream()
                .<Answer>map(channel -> new Answer.Missed(channel, e.reason(), e.advice()))
                .toList());
        timing.pause(WAIT);
      }
    }
    reader.close();
  }

  /// A reader that talks and says nothing readable is in trouble, though its line is open.
  private void tell(Reception reception) {
    Refusal last = reception.last();
    if (last == null) {
      reporter.well(point);
    } else {
      reporter.trouble(point, last.advice());
    }
  }

  /// What the reader says of itself: at once when it changes, and now and then, so that silence
  /// does not pass for health.
  private void tell(List<Answer> condition) {
    long now = timing.nanos();
    boolean due = now - toldNanos >= AGAIN_NANOS;
    if (!due && condition.equals(told)) {
      return;
    }
    told = condition;
    toldNanos = now;
    for (Answer answer : condition) {
      PointId fed = reader.entry().points().get(answer.channel());
      if (fed != null) {
        reporter.answered(fed, answer, reporter.clocks().now());
      }
    }
  }

  private void presented(BadgeFrame badge) {
    reporter.tell(
        new Event.BadgePresented(reporter.clocks().now(), point, key.digest(badge.number())));
    Arrays.fill(badge.number(), (byte) 0);
  }
}
