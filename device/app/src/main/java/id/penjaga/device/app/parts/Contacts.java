package id.penjaga.device.app.parts;

import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.core.Event;
import id.penjaga.device.drivers.part.Answer;
import id.penjaga.device.drivers.part.Contact;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All contacts: each speaks up when it changes, and one thread looks at them slowly too, because
/// an edge can be lost and because silence must not pass for health.
final class Contacts implements Runnable {
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final List<Listening> all = new ArrayList<>();
  private final Timing timing;

  /// @param exits buttons: part name to door
  Contacts(List<PartEntry> entries, Map<String, PointId> exits, Board board, Reporter reporter) {
    timing = board.timing();
    for (PartEntry entry : entries) {
      all.add(
          new Listening(
              new Opening<>(entry, board, Contact.class),
              entry.points().values().stream().findFirst().orElse(null),
              exits.get(entry.name()),
              reporter));
    }
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      all.forEach(Listening::look);
      timing.pause(LOOK);
    }
    all.forEach(Listening::close);
  }

  private static final class Listening {
    private final Opening<Contact> contact;
    private final @Nullable PointId point;
    private final @Nullable PointId door;
    private final Reporter reporter;

    Listening(
        Opening<Contact> contact,
        @Nullable PointId point,
        @Nullable PointId door,
        Reporter reporter) {
      this.contact = contact;
      this.point = point;
      this.door = door;
      this.reporter = reporter;
    }

    /// Under the same lock as {@link #changed}, so that an older state is never told after a newer
    /// one.
    synchronized void look() {
      try {
        if (!contact.isOpen()) {
          contact.get().onChange(this::changed);
        }
        if (point != null) {
          tell(contact.get().state(), reporter.clocks().now());
        }
      } catch (WireException e) {
        Answer missed =
            new Answer.Missed(
                contact.entry().driver().channels().getFirst(), e.reason(), e.advice());
        tell(missed, reporter.clocks().now());
      }
    }

    private synchronized void changed(Contact.Change change) {
      tell(change.answer(), reporter.clocks().at(change.uptimeNanos()));
    }

    private void tell(Answer answer, Moment at) {
      if (point != null) {
        reporter.answered(point, answer, at);
      } else if (door != null
          && answer instanceof Answer.Got got
          && got.measure().equals(Measure.ON)) {
        reporter.tell(new Event.ExitPressed(at, door));
      }
    }

    synchronized void close() {
      contact.close();
    }
  }
}
