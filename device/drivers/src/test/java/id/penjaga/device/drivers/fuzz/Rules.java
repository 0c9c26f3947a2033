package id.penjaga.device.drivers.fuzz;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.wire.WireException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What must hold for every input.
final class Rules {
  private Rules() {}

  /// One answer for each channel, in order, and no number out of physics.
  static void hold(Sensor sensor) {
    List<PartAnswer> answers = sensor.poll();
    require(
        answers.stream().map(PartAnswer::channel).toList().equals(sensor.channels()),
        "answers " + answers);
    for (PartAnswer answer : answers) {
      if (answer instanceof PartAnswer.Got got) {
        require(
            got.measure().unit() == got.channel().unit()
                && got.channel().unit().holds(got.measure().value()),
            "out of physics: " + got);
      }
    }
  }

  /// Asks until nothing came twice, at most so many times.
  ///
  /// @return how many badges were read
  static int listen(BadgeReader reader, int most) {
    int badges = 0;
    int silent = 0;
    for (int i = 0; i < most && silent < 2; i++) {
      try {
        Optional<BadgeFrame> badge = reader.next(Duration.ofMillis(50));
        silent = badge.isPresent() ? 0 : silent + 1;
        badges += badge.isPresent() ? 1 : 0;
        require(badge.isEmpty() || badge.get().number().length <= 32, "a number too long");
      } catch (WireException e) {
        silent = 0;
      }
    }
    return badges;
  }

  static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
