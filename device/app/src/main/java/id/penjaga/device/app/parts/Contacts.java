package id.penjaga.device.app.parts;

import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.core.Event;
import id.penjaga.device.drivers.part.Contact;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All contacts. Each tells its changes at once, and one thread polls them slowly, because an edge
/// can be lost and because a silent line is not known to work. An exit button is a contact like any
/// other: it has a point, and a failing line is a fault of that point.
final class Contacts implements Runnable {
  static final Duration LOOK = Duration.ofSeconds(10);

  /// The pause while a line cannot be opened.
  static final Duration RETRY = Duration.ofSeconds(2);

  private final List<Listening> all = new ArrayList<>();
  private final Timing timing;

  /// @param exits buttons: part name to door
  Contacts(List<PartEntry> entries, Map<String, PointId> exits, Board board, Reporter reporter) {
    timing = board.timing();
    for (PartEntry entry : entries) {
      all.add(
          new Listening(
              new Opening<>(entry, board, Contact.class), exits.get(entry.name()), reporter));
    }
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      boolean open = true;
      for (Listening each : all) {
        open &= each.look();
      }
      timing.pause(open ? LOOK : RETRY);
    }
    all.forEach(Listening::close);
  }

  /// One contact. It is closed without holding its lock, because closing waits for the board's
  /// thread, which may be in [#changed].
  private static final class Listening {
    private final Opening<Contact> contact;
    private final PointId point;
    private final @Nullable PointId door;
    private final Reporter reporter;
    private @Nullable PartAnswer last;

    /// @param door the door whose exit button this is; null for any other contact
    Listening(Opening<Contact> contact, @Nullable PointId door, Reporter reporter) {
      this.contact = contact;
      this.door = door;
      this.reporter = reporter;
      PartEntry entry = contact.entry();
      point =
          entry.points().values().stream().findFirst().orElseGet(() -> new PointId(entry.name()));
    }

    /// @return whether the line is open and has a state; one that has none is requested anew at the
    ///     next look
    boolean look() {
      Contact broken;
      synchronized (this) {
        PartAnswer answer = ask();
        tell(answer, reporter.clocks().now());
        if (!(answer instanceof PartAnswer.Missed missed)
            || missed.reason() == MissReason.IMPLAUSIBLE) {
          return true; // a line that flickers is open
        }
        broken = contact.giveUp();
      }
      if (broken != null) {
        broken.close();
      }
      return false;
    }

    /// Under the same lock as {@link #changed}, so that an older state is never told after a newer
    /// one.
    private PartAnswer ask() {
      try {
        if (!contact.isOpen()) {
          contact.get().onChange(this::changed);
        }
        return contact.get().state();
      } catch (WireException e) {
        return new PartAnswer.Missed(
            contact.entry().driver().channels().getFirst(), e.reason(), e.advice());
      }
    }

    private synchronized void changed(Contact.Change change) {
      tell(change.answer(), reporter.clocks().at(change.uptimeNanos()));
    }

    private void tell(PartAnswer answer, Moment at) {
      if (door != null && on(answer) && last != null && !on(last)) {
        reporter.tell(new Event.ExitPressed(at, door));
      }
      last = answer;
      reporter.answered(point, answer, at);
    }

    private static boolean on(PartAnswer answer) {
      return answer instanceof PartAnswer.Got got && got.measure().equals(Measure.ON);
    }

    void close() {
      Contact open;
      synchronized (this) {
        open = contact.giveUp();
      }
      if (open != null) {
        open.close();
      }
    }
  }
}
