package id.penjaga.device.app.parts;

import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.core.Event;
import id.penjaga.device.drivers.part.Answer;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// Turns what parts answer into events, in the one place where that is done. The advice for the person with the screwdriver is logged when it changes.
final class Reporter {
  private final Clocks clocks;
  private final Consumer<Event> inbox;
  private final Map<PointId, String> troubles = new ConcurrentHashMap<>();

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

  void answered(PointId point, Answer answer, Moment at) {
    switch (answer) {
      case Answer.Got got -> {
        well(point);
        inbox.accept(new Event.Sampled(new Reading.Taken(at, point, got.measure())));
      }
      case Answer.Missed missed -> {
        trouble(point, missed.advice());
        inbox.accept(new Event.Sampled(new Reading.Missed(at, point, missed.reason())));
      }
    }
  }

  void trouble(PointId point, String advice) {
    if (!advice.equals(troubles.put(point, advice))) {
      Logger.warn("{}: {}", point, advice);
    }
  }

  void well(PointId point) {
    if (troubles.remove(point) != null) {
      Logger.info("{} is well again", point);
    }
  }
}
