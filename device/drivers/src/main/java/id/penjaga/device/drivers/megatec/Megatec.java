package id.penjaga.device.drivers.megatec;

import static id.penjaga.device.messages.MissReason.MALFORMED;
import static id.penjaga.device.messages.MissReason.OUT_OF_RANGE;
import static id.penjaga.device.messages.MissReason.TIMEOUT;

import id.penjaga.device.drivers.part.Answer;
import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Unit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// UPS asked with `Q1`. Facts, wiring and limits are in the package's description. One thread asks
/// it.
public final class Megatec implements Sensor {
  private static final Channel INPUT_VOLTAGE = new Channel("input-voltage", Unit.VOLT);
  private static final Channel OUTPUT_VOLTAGE = new Channel("output-voltage", Unit.VOLT);
  private static final Channel LOAD = new Channel("load", Unit.PERCENT);
  private static final Channel INPUT_FREQUENCY = new Channel("input-frequency", Unit.HERTZ);
  private static final Channel BATTERY_VOLTAGE = new Channel("battery-voltage", Unit.VOLT);
  private static final Channel TEMPERATURE = new Channel("temperature", Unit.CELSIUS);
  private static final Channel ON_BATTERY = new Channel("on-battery", Unit.STATE);
  private static final Channel LOW_BATTERY = new Channel("low-battery", Unit.STATE);
  private static final Channel FAULT = new Channel("fault", Unit.STATE);

  public static final Driver DRIVER =
      new Driver(
          "megatec",
          "UPS with the Megatec/Q1 protocol, serial",
          Driver.Role.SENSOR,
          WireKind.SERIAL,
          List.of(
              INPUT_VOLTAGE,
              OUTPUT_VOLTAGE,
              LOAD,
              INPUT_FREQUENCY,
              BATTERY_VOLTAGE,
              TEMPERATURE,
              ON_BATTERY,
              LOW_BATTERY,
              FAULT),
          Duration.ofSeconds(1),
          List.of(
              new Setting.Number(
                  "battery-packs",
                  1,
                  120,
                  "cells",
                  "1",
                  "what to multiply the battery voltage by, for units that report one cell"),
              new Setting.Choice(
                  "cable-supply",
                  List.of("both", "dtr", "rts", "none"),
                  "both",
                  "which of DTR and RTS is on; some cables take their supply from one of them")),
          Driver.Maturity.BENCH,
          (board, connector, settings) ->
              new Megatec(
                  board.openSerial(
                      connector,
                      SerialSettings.at(2400).with(lines(settings.word("cable-supply")))),
                  board.timing(),
                  connector,
                  settings.number("battery-packs")));

  private static final byte[] QUESTION = "Q1\r".getBytes(StandardCharsets.US_ASCII);
  private static final int TRIES = 3;
  private static final int LONGEST = 80;
  private static final Duration PATIENCE = Duration.ofMillis(800);

  private final SerialLink wire;
  private final Timing timing;
  private final String connector;
  private final int packs;
  private final byte[] buffer = new byte[64];

  Megatec(SerialLink wire, Timing timing, String connector, int packs) {
    this.wire = wire;
    this.timing = timing;
    this.connector = connector;
    this.packs = packs;
  }

  @Override
  public List<Channel> channels() {
    return DRIVER.channels();
  }

  @Override
  public List<Answer> sample() throws WireException {
    Status status = ask();
    return List.of(
        number(INPUT_VOLTAGE, status.inputVolts()),
        number(OUTPUT_VOLTAGE, status.outputVolts()),
        number(LOAD, status.loadPercent()),
        number(INPUT_FREQUENCY, status.inputHertz()),
        number(BATTERY_VOLTAGE, times(status.batteryVolts(), packs)),
        number(TEMPERATURE, status.celsius()),
        state(ON_BATTERY, status.mainsFailed()),
        state(LOW_BATTERY, status.batteryLow()),
        state(FAULT, status.failed()));
  }

  @Override
  public void close() {
    wire.close();
  }

  private Status ask() throws WireException {
    boolean heard = false;
    for (int i = 0; i < TRIES; i++) {
      drain();
      wire.write(QUESTION);
      String line = line();
      if (line != null) {
        heard = true;
        Status status = Status.parse(line);
        if (status != null) {
          return status;
        }
      }
    }
    throw heard
        ? new WireException(
            MALFORMED,
            "the UPS at " + connector + " answers, but not in the Q1 protocol; check its model")
        : new WireException(
            TIMEOUT,
            "no answer from the UPS at "
                + connector
                + "; check that it is on, the cable and the level shifter");
  }

  /// Throws away what came unasked, such as the tail of a late answer.
  private void drain() throws WireException {
    int most = 16;
    while (most-- > 0 && wire.read(buffer, Duration.ZERO) > 0) {
      // dropped
    }
  }

  /// The next line, or null if none came in time. Everything before an opening bracket is noise.
  private @Nullable String line() throws WireException {
    StringBuilder line = new StringBuilder();
    long until = timing.nanos() + PATIENCE.toNanos();
    for (long left = PATIENCE.toNanos(); left > 0; left = until - timing.nanos()) {
      int count = wire.read(buffer, Duration.ofNanos(left));
      if (count == 0) {
        return null;
      }
      for (int i = 0; i < count; i++) {
        char c = (char) Byte.toUnsignedInt(buffer[i]);
        if (c == '\r') {
          return line.toString();
        }
        if (c == '(') {
          line.setLength(0);
        }
        if (line.length() < LONGEST) {
          line.append(c);
        }
      }
    }
    return null;
  }

  private static SerialSettings.Lines lines(String supply) {
    return switch (supply) {
      case "dtr" -> SerialSettings.Lines.DTR_ONLY;
      case "rts" -> SerialSettings.Lines.RTS_ONLY;
      case "none" -> SerialSettings.Lines.BOTH_OFF;
      default -> SerialSettings.Lines.BOTH_ON;
    };
  }

  private static OptionalDouble times(OptionalDouble value, int factor) {
    return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
  }

  private Answer number(Channel channel, OptionalDouble value) {
    if (value.isEmpty()) {
      return new Answer.Missed(
          channel,
          MALFORMED,
          "the UPS at " + connector + " does not measure its " + channel.name());
    }
    try {
      return new Answer.Got(channel, new Measure(value.getAsDouble(), channel.unit()));
    } catch (IllegalArgumentException e) {
      return new Answer.Missed(
          channel, OUT_OF_RANGE, "the UPS at " + connector + " said " + e.getMessage());
    }
  }

  private static Answer state(Channel channel, boolean on) {
    return new Answer.Got(channel, Measure.state(on));
  }
}
