package id.penjaga.device.app.parts;

import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import java.time.Duration;
import java.util.List;

/// The thread of a sensor: asks at its period, without drifting (ENV-03).
final class Asking implements Runnable {
  private final Opening<Sensor> sensor;
  private final Timing timing;
  private final Reporter reporter;

  Asking(PartEntry entry, Board board, Reporter reporter) {
    sensor = new Opening<>(entry, board, Sensor.class);
    timing = board.timing();
    this.reporter = reporter;
  }

  @Override
  public void run() {
    long period = Duration.ofMillis(sensor.entry().everyMs()).toNanos();
    long due = timing.nanos();
    while (!Thread.currentThread().isInterrupted()) {
      ask();
      long now = timing.nanos();
      due = Math.max(due + period, now); // a late answer does not make a burst
      timing.pause(Duration.ofNanos(due - now));
    }
    sensor.close();
  }

  private void ask() {
    List<PartAnswer> answers;
    try {
      answers = sensor.get().poll();
    } catch (WireException e) {
      answers =
          sensor.entry().driver().channels().stream()
              .<PartAnswer>map(channel -> new PartAnswer.Missed(channel, e.reason(), e.advice()))
              .toList();
    }
    Moment at = reporter.clocks().now();
    for (PartAnswer answer : answers) {
      Channel channel = answer.channel();
      PointId point = sensor.entry().points().get(channel);
      if (point != null) {
        reporter.answered(point, answer, at);
      }
    }
  }
}
