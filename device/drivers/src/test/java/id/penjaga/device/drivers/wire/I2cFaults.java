package id.penjaga.device.drivers.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.messages.MissReason;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What every part on a bus must do.
public final class I2cFaults {
  private I2cFaults() {}

  /// A bus that fails is a miss on every channel, with the bus's own reason, whatever the reason
  /// is.
  public static void areMisses(ScriptedI2c bus, Sensor sensor) {
    for (MissReason reason :
        List.of(MissReason.NOT_CONNECTED, MissReason.TIMEOUT, MissReason.BUS_ERROR)) {
      bus.fails(reason);
      List<PartAnswer> answers = sensor.poll();
      assertEquals(sensor.channels(), answers.stream().map(PartAnswer::channel).toList());
      for (PartAnswer answer : answers) {
        assertEquals(reason, ((PartAnswer.Missed) answer).reason());
      }
    }
  }

  /// The sample fails as a whole, with this reason, and says so in a sentence.
  public static String refused(Sensor sensor, MissReason reason) {
    WireException refused = assertThrows(WireException.class, sensor::sample);
    assertEquals(reason, refused.reason(), refused.advice());
    return refused.advice();
  }

  /// As `temperature 25.00, humidity 43.00`.
  public static String said(Sensor sensor) throws WireException {
    return sensor.sample().stream()
        .map(answer ->
            switch (answer) {
              case PartAnswer.Got(var channel, var measure) ->
                  channel.name() + String.format(Locale.ROOT, " %.2f", measure.value());
              case PartAnswer.Missed(var channel, var reason, _) -> channel.name() + " " + reason;
            })
        .collect(Collectors.joining(", "));
  }
}
