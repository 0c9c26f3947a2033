package id.penjaga.device.drivers.buzzer;

import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Part;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.part.Settings;
import id.penjaga.device.drivers.part.Switched;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.Tone;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import java.time.Duration;
import java.util.List;

/// A passive buzzer. Facts, wiring and limits are in the package's description.
public final class Buzzer {
  public static final Driver DRIVER =
      new Driver(
          "buzzer",
          "Passive buzzer on a tone output",
          Driver.Role.ACTUATOR,
          WireKind.TONE,
          List.of(),
          Duration.ZERO,
          List.of(
              new Setting.Number(
                  "hertz", 200, 5_000, "Hz", "2700", "its resonance, as the sheet says"),
              Switched.longestPulse()),
          Driver.Maturity.BENCH,
          Buzzer::open);

  private Buzzer() {}

  private static Part open(Board board, String connector, Settings settings) throws WireException {
    Tone tone = board.openTone(connector);
    int hertz = settings.number("hertz");
    return new Switched(
        on -> {
          if (on) {
            tone.sound(hertz);
          } else {
            tone.silence();
          }
        },
        tone::close,
        board.timing(),
        false,
        Switched.longest(settings));
  }
}
