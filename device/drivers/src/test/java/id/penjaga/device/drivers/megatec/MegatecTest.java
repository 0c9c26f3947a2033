package id.penjaga.device.drivers.megatec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.Tty;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Unit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Megatec/Q1 UPS (PWR-01)")
class MegatecTest {
  private static final String SHEET = "(226.0 195.0 226.0 014 49.0 27.5 30.0 00001000\r";

  private final Bench bench = new Bench();

  private Map<String, PartAnswer> sample(Map<String, String> settings) throws Exception {
    Sensor ups = (Sensor) Megatec.DRIVER.open(bench, "J10", settings);
    Map<String, PartAnswer> byName = new LinkedHashMap<>();
    List<PartAnswer> answers = ups.poll();
    assertEquals(ups.channels(), answers.stream().map(PartAnswer::channel).toList());
    answers.forEach(answer -> byName.put(answer.channel().name(), answer));
    assertTrue(bench.serial.done());
    return byName;
  }

  private static Measure measure(Map<String, PartAnswer> answers, String channel) {
    return assertInstanceOf(PartAnswer.Got.class, answers.get(channel)).measure();
  }

  private static MissReason miss(Map<String, PartAnswer> answers, String channel) {
    return assertInstanceOf(PartAnswer.Missed.class, answers.get(channel)).reason();
  }

  @Test
  void theAnswerOfTheSheetIsTenMeasures() throws Exception {
    bench.serial.on("Q1\r", SHEET);

    Map<String, PartAnswer> answers = sample(Map.of());

    assertEquals(SerialSettings.at(2400), bench.settings);
    assertEquals(new Measure(226, Unit.VOLT), measure(answers, "input-voltage"));
    assertEquals(new Measure(226, Unit.VOLT), measure(answers, "output-voltage"));
    assertEquals(new Measure(14, Unit.PERCENT), measure(answers, "load"));
    assertEquals(new Measure(49, Unit.HERTZ), measure(answers, "input-frequency"));
    assertEquals(new Measure(27.5, Unit.VOLT), measure(answers, "battery-voltage"));
    assertEquals(Measure.celsius(30), measure(answers, "temperature"));
    assertEquals(Measure.OFF, measure(answers, "on-battery"));
    assertEquals(Measure.OFF, measure(answers, "low-battery"));
    assertEquals(Measure.OFF, measure(answers, "fault"));
    assertEquals(Measure.OFF, measure(answers, "battery-test"));
  }

  @ParameterizedTest
  @CsvSource({"10001000, 1, 0, 0", "11001000, 1, 1, 0", "00011000, 0, 0, 1", "01000000, 0, 1, 0"})
  void theBitsAreReadFromTheLeft(String bits, double onBattery, double low, double fault)
      throws Exception {
    String input = onBattery == 1 ? "000.0" : "226.0";
    bench.serial.on("Q1\r", "(" + input + " 195.0 226.0 014 00.0 24.1 30.0 " + bits + "\r");

    Map<String, PartAnswer> answers = sample(Map.of());

    assertEquals(onBattery, measure(answers, "on-battery").value());
    assertEquals(low, measure(answers, "low-battery").value());
    assertEquals(fault, measure(answers, "fault").value());
  }

  @ParameterizedTest
  @CsvSource({"both, BOTH_ON", "dtr, DTR_ONLY", "rts, RTS_ONLY", "none, BOTH_OFF"})
  void aCableThatNeedsDtrOrRtsGetsIt(String supply, SerialSettings.Lines lines) throws Exception {
    Megatec.DRIVER.open(bench, "J10", Map.of("cable-supply", supply));

    assertEquals(SerialSettings.at(2400).with(lines), bench.settings);
  }

  @Test
  void aFieldOfDashesIsAMissOnItsChannelOnly() throws Exception {
    bench.serial.on("Q1\r", "(226.0 195.0 226.0 014 49.0 27.5 ---.- 10001000\r");

    Map<String, PartAnswer> answers = sample(Map.of());

    assertEquals(MissReason.MALFORMED, miss(answers, "temperature"));
    assertTrue(measure(answers, "on-battery").on());
  }

  @Test
  void aCellVoltageIsMultipliedByThePacks() throws Exception {
    bench.serial.on("Q1\r", "(226.0 195.0 226.0 014 49.0 2.25 30.0 00001000\r");

    assertEquals(27.0, measure(sample(Map.of("battery-packs", "12")), "battery-voltage").value());
  }

  @Test
  void anImpossibleNumberIsAMissOnItsChannelOnly() throws Exception {
    bench.serial.on("Q1\r", "(9999.0 195.0 226.0 014 49.0 27.5 30.0 00001000\r");

    Map<String, PartAnswer> answers = sample(Map.of());

    assertEquals(MissReason.OUT_OF_RANGE, miss(answers, "input-voltage"));
    assertEquals(226, measure(answers, "output-voltage").value());
  }

  @Test
  void silenceIsAskedThreeTimesAndIsThenAMissOnEveryChannel() throws Exception {
    bench.serial.on("Q1\r").on("Q1\r").on("Q1\r");
    long before = bench.timing.nanos();

    Map<String, PartAnswer> answers = sample(Map.of());

    for (String channel : answers.keySet()) {
      assertEquals(MissReason.TIMEOUT, miss(answers, channel));
    }
    assertTrue(bench.timing.nanos() - before < 3_000_000_000L, "no longer than three seconds");
  }

  @Test
  void aSecondTryMaySucceed() throws Exception {
    bench.serial.on("Q1\r", "(226.0 195").on("Q1\r", SHEET);

    assertEquals(226, measure(sample(Map.of()), "input-voltage").value());
  }

  @Test
  void anEchoMeansAnotherProtocol() throws Exception {
    bench.serial.on("Q1\r", "Q1\r").on("Q1\r", "Q1\r").on("Q1\r", "Q1\r");

    assertEquals(MissReason.MALFORMED, miss(sample(Map.of()), "on-battery"));
  }

  @Test
  void theTailOfALateAnswerIsNotTakenForThisOne() throws Exception {
    bench.serial.says("(001.0 195.0 226.0 014 49.0 27.5 30.0 10001000\r");
    bench.serial.on("Q1\r", "\u0000~", SHEET.substring(0, 20), SHEET.substring(20));

    Map<String, PartAnswer> answers = sample(Map.of());

    assertEquals(226, measure(answers, "input-voltage").value());
    assertEquals(Measure.OFF, measure(answers, "on-battery"));
  }

  @ParameterizedTest
  @DisplayName(
      "F49 a whole answer is taken with any end of a line, and after a quiet time with none")
  @ValueSource(strings = {"\r", "\n", "\r\n", "\u0000", "\r\n\u0000\u0000", "", " ", " \r"})
  void anyEndOfALineIsTaken(String end) throws Exception {
    bench.serial.on("Q1\r", SHEET.strip() + end);
    long before = bench.timing.nanos();

    assertEquals(226, measure(sample(Map.of()), "input-voltage").value());
    assertTrue(bench.timing.nanos() - before <= 200_000_000, "no longer than the quiet time");
  }

  @Test
  @DisplayName("F49 an answer in pieces with pauses is one answer")
  void anAnswerMayPause() throws Exception {
    Tty line = new Tty(bench.timing);
    bench.line = line;
    Sensor ups = (Sensor) Megatec.DRIVER.open(bench, "J10", Map.of());
    byte[] sheet = SHEET.strip().getBytes(StandardCharsets.US_ASCII);
    line.says(Duration.ofMillis(100), Arrays.copyOf(sheet, 20));
    line.says(Duration.ofMillis(400), Arrays.copyOfRange(sheet, 20, sheet.length));

    assertTrue(ups.sample().stream().allMatch(PartAnswer.Got.class::isInstance));
  }

  @ParameterizedTest
  @DisplayName("F49 half a line is MALFORMED and shown; another protocol too; silence is TIMEOUT")
  @CsvSource({
    "(233.0 000.0 232.0 015 49.0 27.0 20.8 00001, not a whole answer",
    "(233.0 000.0, not a whole answer",
    "(233.0 000.0 232.0 015 49.0 27.0 20.8 000010010, not a whole answer",
    "NAK, not the Q1 protocol",
    "#220.0 000 024.0 50.0, not the Q1 protocol",
  })
  void halfALineIsShown(String line, String words) throws Exception {
    for (String end : List.of("", "\r")) {
      bench.serial.on("Q1\r", line + end).on("Q1\r", line + end).on("Q1\r", line + end);
      PartAnswer.Missed missed =
          assertInstanceOf(PartAnswer.Missed.class, sample(Map.of()).get("on-battery"));
      assertEquals(MissReason.MALFORMED, missed.reason());
      assertTrue(missed.advice().contains("\"" + line + "\""), missed.advice());
      assertTrue(missed.advice().contains(words), missed.advice());
    }
  }

  @Test
  @DisplayName("F49 an echo before the answer is passed over")
  void anEchoBeforeTheAnswerIsPassedOver() throws Exception {
    bench.serial.on("Q1\r", "Q1\r" + SHEET);
    assertEquals(226, measure(sample(Map.of()), "input-voltage").value());
  }

  @ParameterizedTest
  @DisplayName("F49 answers of real units: dashes, short fields, two spaces, below zero")
  @CsvSource({
    "(244.2 000.0 244.2 001 50.1 13.7 --.- 00001001, 244.2, 13.7, missed",
    "(227.0 120.0 000.0 000 49.9 2.28 25.0 00000001, 227, 2.28, 25",
    "(226.0 195.0 226.0 014 50 27.5 30.0 00001000, 226, 27.5, 30",
    "(226.0 195.0 226.0 014 50.0 27.5  8.5 00001000, 226, 27.5, 8.5",
    "(226.0 195.0 226.0 014 50.0 27.5 -5.0 00001000, 226, 27.5, -5",
  })
  void answersOfRealUnitsAreRead(String line, double input, double battery, String celsius)
      throws Exception {
    bench.serial.on("Q1\r", line + "\r");
    Map<String, PartAnswer> answers = sample(Map.of());
    assertEquals(input, measure(answers, "input-voltage").value());
    assertEquals(battery, measure(answers, "battery-voltage").value());
    if (celsius.equals("missed")) {
      assertEquals(MissReason.MALFORMED, miss(answers, "temperature"));
    } else {
      assertEquals(Double.parseDouble(celsius), measure(answers, "temperature").value());
    }
    assertEquals(Measure.OFF, measure(answers, "on-battery"));
  }

  @ParameterizedTest
  @DisplayName("F46 what a UPS cannot be is a miss on its channel, with a sentence")
  @CsvSource({
    "(999.9 195.0 226.0 014 49.0 27.5 30.0 00001000, 1, input-voltage",
    "(226.0 195.0 999.9 014 49.0 27.5 30.0 00001000, 1, output-voltage",
    "(226.0 195.0 226.0 255 49.0 27.5 30.0 00001000, 1, load",
    "(226.0 195.0 226.0 999 49.0 27.5 30.0 00001000, 1, load",
    "(226.0 195.0 226.0 014 99.9 27.5 30.0 00001000, 1, input-frequency",
    "(226.0 195.0 226.0 014 49.0 27.5 30.0 00001000, 120, battery-voltage",
    "(226.0 195.0 226.0 014 49.0 255 30.0 00001000, 1, battery-voltage",
    "(226.0 195.0 226.0 014 49.0 27.5 255 00001000, 1, temperature",
    "(226.0 195.0 226.0 014 49.0 27.5 -1 00001000, 1, temperature",
    "(226.0 195.0 226.0 014 49.0 27.5 255.0 00001000, 1, temperature",
  })
  void whatAUpsCannotBeIsAMiss(String line, String packs, String channel) throws Exception {
    bench.serial.on("Q1\r", line + "\r");
    Map<String, PartAnswer> answers = sample(Map.of("battery-packs", packs));
    PartAnswer.Missed missed = assertInstanceOf(PartAnswer.Missed.class, answers.get(channel));
    assertEquals(MissReason.OUT_OF_RANGE, missed.reason());
    assertTrue(missed.advice().contains("for its " + channel), missed.advice());
    assertEquals(1, answers.values().stream().filter(PartAnswer.Missed.class::isInstance).count());
  }

  @Test
  @DisplayName("F47 mains ok without voltage at the input is a miss, never mains ok")
  void mainsOkWithoutInputIsAMiss() throws Exception {
    bench.serial.on("Q1\r", "(000.0 195.0 226.0 014 49.0 27.5 30.0 00001000\r");
    assertEquals(MissReason.IMPLAUSIBLE, miss(sample(Map.of()), "on-battery"));
  }

  @ParameterizedTest
  @DisplayName("F48 a battery test is shown and is no low battery while the input is there")
  @CsvSource({"226.0, 0", "000.0, 1"})
  void aTestIsNoEmergency(String input, double low) throws Exception {
    bench.serial.on("Q1\r", "(" + input + " 195.0 226.0 014 49.0 21.5 30.0 11000100\r");
    Map<String, PartAnswer> answers = sample(Map.of());
    assertEquals(1, measure(answers, "battery-test").value());
    assertEquals(1, measure(answers, "on-battery").value());
    assertEquals(low, measure(answers, "low-battery").value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "(",
        "226.0 195.0 226.0 014 49.0 27.5 30.0 00001000",
        "(226.0 195.0 226.0 014 49.0 27.5 30.0 0000100",
        "(226.0 195.0 226.0 014 49.0 27.5 30.0 00001002",
        "(226.0 195.0 226.0 014 49.0 27.5 00001000",
        "(226,0 195.0 226.0 014 49.0 27.5 30.0 00001000",
      })
  void aLineOfAnotherShapeIsNoStatus(String line) {
    assertNull(Status.parse(line));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void aDamagedAnswerNeverBreaksTheDriver(long seed) throws Exception {
    Random random = new Random(seed);
    Sensor ups = (Sensor) Megatec.DRIVER.open(bench, "J10", Map.of());
    for (int round = 0; round < 500; round++) {
      for (int i = 0; i < 3; i++) {
        byte[] bytes = SHEET.getBytes(StandardCharsets.ISO_8859_1);
        for (int hit = random.nextInt(4); hit >= 0; hit--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        bench.serial.on("Q1\r", new String(bytes, StandardCharsets.ISO_8859_1));
      }
      assertEquals(ups.channels().size(), ups.poll().size());
      drainScript();
    }
  }

  /// Plays what is left of the script, so that every round starts alike.
  private void drainScript() {
    while (!bench.serial.done()) {
      bench.serial.write("Q1\r".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
