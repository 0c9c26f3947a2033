package id.penjaga.device.drivers.megatec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.Answer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Unit;
import java.nio.charset.StandardCharsets;
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

  private Map<String, Answer> sample(Map<String, String> settings) throws Exception {
    Sensor ups = (Sensor) Megatec.DRIVER.open(bench, "J10", settings);
    Map<String, Answer> byName = new LinkedHashMap<>();
    List<Answer> answers = ups.poll();
    assertEquals(ups.channels(), answers.stream().map(Answer::channel).toList());
    answers.forEach(answer -> byName.put(answer.channel().name(), answer));
    assertTrue(bench.serial.done());
    return byName;
  }

  private static Measure measure(Map<String, Answer> answers, String channel) {
    return assertInstanceOf(Answer.Got.class, answers.get(channel)).measure();
  }

  private static MissReason miss(Map<String, Answer> answers, String channel) {
    return assertInstanceOf(Answer.Missed.class, answers.get(channel)).reason();
  }

  @Test
  void theAnswerOfTheSheetIsNineMeasures() throws Exception {
    bench.serial.on("Q1\r", SHEET);

    Map<String, Answer> answers = sample(Map.of());

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
  }

  @ParameterizedTest
  @CsvSource({"10001000, 1, 0, 0", "11001000, 1, 1, 0", "00011000, 0, 0, 1", "01000000, 0, 1, 0"})
  void theBitsAreReadFromTheLeft(String bits, double onBattery, double low, double fault)
      throws Exception {
    bench.serial.on("Q1\r", "(000.0 195.0 226.0 014 00.0 24.1 30.0 " + bits + "\r");

    Map<String, Answer> answers = sample(Map.of());

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

    Map<String, Answer> answers = sample(Map.of());

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

    Map<String, Answer> answers = sample(Map.of());

    assertEquals(MissReason.OUT_OF_RANGE, miss(answers, "input-voltage"));
    assertEquals(226, measure(answers, "output-voltage").value());
  }

  @Test
  void silenceIsAskedThreeTimesAndIsThenAMissOnEveryChannel() throws Exception {
    bench.serial.on("Q1\r").on("Q1\r").on("Q1\r");
    long before = bench.timing.nanos();

    Map<String, Answer> answers = sample(Map.of());

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

    Map<String, Answer> answers = sample(Map.of());

    assertEquals(226, measure(answers, "input-voltage").value());
    assertEquals(Measure.OFF, measure(answers, "on-battery"));
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
