package id.penjaga.device.app.parts;

import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.core.Event;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// Turns what parts answer into events, in the one place where that is done. The advice for the
/// person with the screwdriver is logged as {@link Troubles} decides.
final class Reporter {
  private final Clocks clocks;
  private final Consumer<Event> inbox;
  private final Troubles troubles = new Troubles();

  Reporter(Clocks clocks, Consumer<Event> inbox) {
    this.clocks = clocks;
    this.inbox = inbox;
  }

  Clocks clocks() {
    return clocks;
  }

  void tell(Event event) {
    inbox.accept(event);
  }

  void answered(PointId point, PartAnswer answer, Moment at) {
    switch (answer) {
      case PartAnswer.Got got -> {
        troubles.good(point).ifPresent(text -> Logger.info("{} {}", point, text));
        inbox.accept(new Event.Sampled(new Reading.Taken(at, point, got.measure())));
      }
      case PartAnswer.Missed missed -> missed(point, missed.reason(), missed.advice(), at);
    }
  }

  /// A part without a reading of its own failed: an output, or a badge reader.
  void missed(PointId point, MissReason why, String advice) {
    missed(point, why, advice, clocks.now());
  }

  private void missed(PointId point, MissReason why, String advice, Moment at) {
    trouble(point, advice);
    inbox.accept(new Event.Sampled(new Reading.Missed(at, point, why)));
  }

  /// Such a part works.
  void well(PointId point) {
    worked(point);
    inbox.accept(new Event.PartWell(clocks.now(), point));
  }

  /// A part of which the room knows nothing works.
  void worked(PointId point) {
    troubles.ended(point).ifPresent(text -> Logger.info("{} {}", point, text));
  }

  /// For the log alone.
  void trouble(PointId point, String advice) {
    troubles.failed(point, advice).ifPresent(text -> Logger.warn("{}: {}", point, text));
  }
}
