package id.penjaga.device.drivers.megatec;

import static id.penjaga.device.messages.MissReason.MALFORMED;
import static id.penjaga.device.messages.MissReason.TIMEOUT;

import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.part.ups.PlainNumber;
import id.penjaga.device.drivers.part.ups.Quantity;
import id.penjaga.device.drivers.part.ups.StatusWords;
import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.Unit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/// UPS asked with `Q1`. Facts, wiring and limits are in the package's description. One thread asks
/// it.
public final class Megatec implements Sensor {
  private static final Channel FAULT = new Channel("fault", Unit.STATE);
  private static final Channel BATTERY_TEST = new Channel("battery-test", Unit.STATE);

  public static final Driver DRIVER =
      new Driver(
          "megatec",
          "UPS with the Megatec/Q1 protocol, serial",
          Driver.Role.SENSOR,
          WireKind.SERIAL,
          List.of(
              Quantity.INPUT_VOLTAGE.channel(),
              Quantity.OUTPUT_VOLTAGE.channel(),
              Quantity.LOAD.channel(),
              Quantity.INPUT_FREQUENCY.channel(),
              Quantity.BATTERY_VOLTAGE.channel(),
              Quantity.TEMPERATURE.channel(),
              StatusWords.ON_BATTERY,
              StatusWords.LOW_BATTERY,
              FAULT,
              BATTERY_TEST),
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

  /// A byte takes 4 ms: after so much silence nothing more belongs to a line without an end.
  private static final Duration QUIET = Duration.ofMillis(150);

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
  public List<PartAnswer> sample() throws WireException {
    Status status = ask();
    PartAnswer input = number(Quantity.INPUT_VOLTAGE, status.inputVolts(), 1);
    StatusWords words =
        new StatusWords(status.words(), StatusWords.Input.of(input), "the UPS at " + connector);
    return List.of(
        input,
        number(Quantity.OUTPUT_VOLTAGE, status.outputVolts(), 1),
        number(Quantity.LOAD, status.loadPercent(), 1),
        number(Quantity.INPUT_FREQUENCY, status.inputHertz(), 1),
        number(Quantity.BATTERY_VOLTAGE, status.batteryVolts(), packs),
        number(Quantity.TEMPERATURE, status.celsius(), 1),
        words.onBattery(),
        words.lowBattery(),
        words.flag(FAULT, "ALARM"),
        words.flag(BATTERY_TEST, "TEST"));
  }

  @Override
  public void close() {
    wire.close();
  }

  private Status ask() throws WireException {
    String heard = "";
    for (int i = 0; i < TRIES; i++) {
      drain();
      wire.write(QUESTION);
      String line = answer();
      Status status = Status.parse(line);
      if (status != null) {
        return status;
      }
      heard = line.isEmpty() ? heard : line;
    }
    if (heard.isEmpty()) {
      throw new WireException(
          TIMEOUT,
          "no answer from the UPS at "
              + connector
              + "; check that it is on, the cable and the level shifter");
    }
    throw new WireException(
        MALFORMED,
        "the UPS at "
            + connector
            + " answers "
            + PlainNumber.quoted(heard)
            + (heard.startsWith("(")
                ? ", which is not a whole answer to Q1; check the cable, and that nothing else asks"
                : ", which is not the Q1 protocol; check its model"));
  }

  /// Throws away what came unasked, such as the tail of a late answer.
  private void drain() throws WireException {
    int most = 16;
    while (most-- > 0 && wire.read(buffer, Duration.ZERO) > 0) {
      // dropped
    }
  }

  /// The answer to the question, without its end: CR, LF, NUL, or a quiet time behind a whole one.
  /// Lines that do not begin with a bracket, such as an echo, are passed over.
  ///
  /// @return what was heard last, if no answer came in time; empty after silence
  private String answer() throws WireException {
    StringBuilder line = new StringBuilder();
    String heard = "";
    long until = timing.nanos() + PATIENCE.toNanos();
    for (long left = PATIENCE.toNanos(); left > 0; left = until - timing.nanos()) {
      int count = wire.read(buffer, Duration.ofNanos(Math.min(left, QUIET.toNanos())));
      if (count == 0 && Status.parse(line.toString()) != null) {
        break;
      }
      for (int i = 0; i < count; i++) {
        char c = (char) Byte.toUnsignedInt(buffer[i]);
        if (c == '\r' || c == '\n' || c == 0) {
          if (line.indexOf("(") == 0) {
            return line.toString();
          }
          heard = line.isEmpty() ? heard : line.toString();
          line.setLength(0);
        } else {
          if (c == '(') {
            line.setLength(0);
          }
          if (line.length() < LONGEST) {
            line.append(c);
          }
        }
      }
    }
    return line.isEmpty() ? heard : line.toString();
  }

  private static SerialSettings.Lines lines(String supply) {
    return switch (supply) {
      case "dtr" -> SerialSettings.Lines.DTR_ONLY;
      case "rts" -> SerialSettings.Lines.RTS_ONLY;
      case "none" -> SerialSettings.Lines.BOTH_OFF;
      default -> SerialSettings.Lines.BOTH_ON;
    };
  }

  /// @param factor of the unit's number
  private PartAnswer number(Quantity quantity, String field, int factor) {
    String who = "the UPS at " + connector;
    if (!Status.isMeasured(field)) {
      return quantity.absent(who);
    }
    OptionalDouble number = PlainNumber.of(field);
    return factor == 1 || number.isEmpty()
        ? quantity.answer(field, who)
        : quantity.answer(number.getAsDouble() * factor, who);
  }
}
