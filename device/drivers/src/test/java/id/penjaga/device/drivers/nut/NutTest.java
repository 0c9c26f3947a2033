package id.penjaga.device.drivers.nut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.NetworkAddress;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Unit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("UPS behind Network UPS Tools (PWR-01)")
class NutTest {
  private static final String BODY =
      """
      BEGIN LIST VAR rack
      VAR rack battery.charge "100"
      VAR rack battery.runtime "1500"
      VAR rack battery.voltage "27.10"
      VAR rack device.model "a \\"quoted\\" \\\\ name"
      VAR rack input.frequency "50.0"
      VAR rack input.voltage "230.1"
      VAR rack output.voltage "230.0"
      VAR rack ups.load "34"
      VAR rack ups.status "STATUS"
      VAR rack ups.temperature "29.5"
      END LIST VAR rack
      """;

  private final Bench bench = new Bench();
  @TempDir Path folder;

  private static String saying(String status) {
    return BODY.replace("STATUS", status);
  }

  private Sensor open(Map<String, String> more) throws Exception {
    Map<String, String> settings = new LinkedHashMap<>(Map.of("ups", "rack"));
    settings.putAll(more);
    return (Sensor) Nut.DRIVER.open(bench, "10.3.0.7:3493", settings);
  }

  private static Map<String, PartAnswer> sample(Sensor ups) {
    Map<String, PartAnswer> byName = new LinkedHashMap<>();
    List<PartAnswer> answers = ups.poll();
    assertEquals(ups.channels(), answers.stream().map(PartAnswer::channel).toList());
    answers.forEach(answer -> byName.put(answer.channel().name(), answer));
    return byName;
  }

  private Map<String, PartAnswer> sampled(String answer) throws Exception {
    bench.network.answers(_ -> answer);
    return sample(open(Map.of()));
  }

  private static Measure measure(Map<String, PartAnswer> answers, String channel) {
    return assertInstanceOf(PartAnswer.Got.class, answers.get(channel), channel).measure();
  }

  private static MissReason miss(Map<String, PartAnswer> answers, String channel) {
    return assertInstanceOf(PartAnswer.Missed.class, answers.get(channel), channel).reason();
  }

  @Test
  void aListOfVariablesIsNineteenMeasures() throws Exception {
    Map<String, PartAnswer> answers = sampled(saying("OL CHRG"));

    assertEquals(NetworkAddress.of("10.3.0.7:3493"), bench.host);
    assertEquals("LIST VAR rack\n", bench.network.told(), "no LOGIN, no credentials");
    assertEquals(new Measure(100, Unit.CHARGE), measure(answers, "battery-charge"));
    assertEquals(new Measure(1500, Unit.SECOND), measure(answers, "battery-runtime"));
    assertEquals(new Measure(27.1, Unit.VOLT), measure(answers, "battery-voltage"));
    assertEquals(new Measure(50, Unit.HERTZ), measure(answers, "input-frequency"));
    assertEquals(new Measure(230.1, Unit.VOLT), measure(answers, "input-voltage"));
    assertEquals(new Measure(230, Unit.VOLT), measure(answers, "output-voltage"));
    assertEquals(new Measure(34, Unit.PERCENT), measure(answers, "load"));
    assertEquals(Measure.celsius(29.5), measure(answers, "temperature"));
    assertEquals(Measure.OFF, measure(answers, "on-battery"));
    for (String flag :
        List.of("low-battery", "replace-battery", "overload", "bypass", "off", "forced-shutdown")) {
      assertEquals(Measure.OFF, measure(answers, flag), flag);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "OL, ''",
    "OB DISCHRG, on-battery discharging",
    "OB DISCHRG LB, on-battery low-battery discharging",
    "OL RB, replace-battery",
    "OL OVER, overload",
    "FSD OB LB, on-battery low-battery forced-shutdown",
    "ALARM OL, fault",
    "OL BYPASS, bypass",
    "OL OFF, off",
    "OB OB OL, on-battery", // contradictory: the worse counts
    "OL HB TRIM BOOST CAL SOMETHING-NEW, calibration",
    "OL TEST, battery-test",
  })
  void theStatusIsASetOfWords(String status, String on) throws Exception {
    Map<String, PartAnswer> answers = sampled(saying(status));

    List<String> set = List.of(on.split(" "));
    answers.forEach((name, answer) -> {
      if (answer.channel().unit() == Unit.STATE) {
        assertEquals(set.contains(name), measure(answers, name).on(), name);
      }
    });
  }

  @Test
  @DisplayName("PWR-01 silence about the mains is not mains ok")
  void aStatusWithNeitherMainsNorBatteryIsAMiss() throws Exception {
    assertEquals(MissReason.MALFORMED, miss(sampled(saying("WAIT")), "on-battery"));
    Map<String, PartAnswer> none = sampled("BEGIN LIST VAR rack\nEND LIST VAR rack\n");
    assertEquals(MissReason.MALFORMED, miss(none, "on-battery"));
    assertEquals(MissReason.MALFORMED, miss(none, "low-battery"));
    assertEquals(MissReason.MALFORMED, miss(none, "load"));
    assertEquals(MissReason.TIMEOUT, miss(sampled(saying("OL NOCOMM")), "on-battery"));
  }

  @ParameterizedTest
  @CsvSource({
    "ERR DATA-STALE, TIMEOUT, has not heard its UPS",
    "ERR DRIVER-NOT-CONNECTED, NOT_CONNECTED, no running driver",
    "ERR UNKNOWN-UPS, NOT_CONNECTED, knows no UPS",
    "ERR ACCESS-DENIED, NOT_CONNECTED, does not let us ask",
    "ERR USERNAME-REQUIRED, NOT_CONNECTED, does not let us ask",
    "ERR FEATURE-NOT-CONFIGURED, MALFORMED, refuses: FEATURE-NOT-CONFIGURED",
    "ERR, MALFORMED, unknown error",
  })
  void everyErrorOfTheServerIsAMissWithASentence(String line, MissReason reason, String words)
      throws Exception {
    Map<String, PartAnswer> answers = sampled(line + "\n");

    for (PartAnswer answer : answers.values()) {
      PartAnswer.Missed missed = assertInstanceOf(PartAnswer.Missed.class, answer);
      assertEquals(reason, missed.reason());
      assertTrue(missed.advice().contains(words), missed.advice());
    }
  }

  @Test
  void afterStaleDataTheSameConversationGoesOn() throws Exception {
    Sensor ups = open(Map.of());
    bench.network.answers(_ -> "ERR DATA-STALE\n");
    assertEquals(MissReason.TIMEOUT, miss(sample(ups), "on-battery"));
    bench.network.answers(_ -> saying("OB"));
    assertTrue(measure(sample(ups), "on-battery").on());
    assertEquals(1, bench.network.conversations);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64, 1000})
  void anAnswerMayArriveInAnyPieces(int pieces) throws Exception {
    bench.network.inPiecesOf(pieces);
    assertEquals(34, measure(sampled(saying("OL")), "load").value());
  }

  @Test
  void aServerThatWasRestartedIsCalledAgainAtOnce() throws Exception {
    Sensor ups = open(Map.of());
    bench.network.answers(_ -> saying("OL"));
    sample(ups);
    bench.network.hangsUp = true;
    bench.network.answers(_ ->
        // The old conversation is dead; the new one is answered.
        bench.network.conversations == 1 ? "" : saying("OB"));

    assertTrue(measure(sample(ups), "on-battery").on());
    assertEquals(2, bench.network.conversations);
  }

  @Test
  void aServerThatIsGoneIsNotConnectedAndBackWhenItIsBack() throws Exception {
    Sensor ups = open(Map.of());
    bench.network.answers(_ -> saying("OL"));
    bench.network.refuses = true;
    assertEquals(MissReason.NOT_CONNECTED, miss(sample(ups), "on-battery"));
    bench.network.refuses = false;
    assertFalse(measure(sample(ups), "on-battery").on());
  }

  @Test
  void silenceEndsTheConversationAfterThreeSeconds() throws Exception {
    Sensor ups = open(Map.of());
    bench.network.answers(_ -> "BEGIN LIST VAR rack\n");
    long before = bench.timing.nanos();

    assertEquals(MissReason.TIMEOUT, miss(sample(ups), "load"));
    assertTrue(bench.timing.nanos() - before <= 3_000_000_000L);
    assertFalse(bench.network.connected, "no tail of this answer is read by the next question");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request\n",
        "\n",
        "BEGIN LIST VAR other\n",
        "BEGIN LIST VAR rack\nVAR other load \"1\"\n",
        "BEGIN LIST VAR rack\nVAR rack load\n",
        "BEGIN LIST VAR rack\nVAR rack load \"1\n",
        "BEGIN LIST VAR rack\nVAR rack load \"1\" \"2\"\n",
        "BEGIN LIST VAR rack\nVAR rack load \\\n",
      })
  void anythingElseIsNoAnswer(String answer) throws Exception {
    assertEquals(MissReason.MALFORMED, miss(sampled(answer), "load"));
    assertFalse(bench.network.connected);
  }

  @Test
  void aFloodEnds() throws Exception {
    assertEquals(
        MissReason.MALFORMED, miss(sampled("x".repeat(5_000)), "load"), "a line without an end");
    assertEquals(
        MissReason.MALFORMED,
        miss(sampled("BEGIN LIST VAR rack\n" + "VAR rack a \"1\"\n".repeat(2_000)), "load"),
        "a list without an end");
  }

  @ParameterizedTest
  @DisplayName("F50 a text that is no number is a miss on its channel only, and shown")
  @ValueSource(strings = {"NaN", "", "--", "1.2.3", "0x10", "`3", "12 %", "1e", "Infinity"})
  void aTextThatIsNoNumberIsAMissOnItsChannelOnly(String text) throws Exception {
    Map<String, PartAnswer> answers =
        sampled(saying("OL").replace("load \"34\"", "load \"" + text + "\""));

    assertEquals(MissReason.MALFORMED, miss(answers, "load"));
    assertEquals(
        "the UPS \"rack\" says \"" + text + "\" for its load, which is no number",
        ((PartAnswer.Missed) answers.get("load")).advice());
    assertEquals(230.1, measure(answers, "input-voltage").value());
  }

  @ParameterizedTest
  @DisplayName("F50 plain forms of a number are read")
  @CsvSource(
      value = {
        "1.2e1; 12",
        "230,4; 230.4",
        "' 27.3'; 27.3",
        "150.5000000; 150.5",
        "+5; 5",
        "1E2; 100",
        "12.; 12",
        "00034; 34",
        "-0; 0"
      },
      delimiter = ';')
  void plainFormsAreRead(String text, double value) throws Exception {
    assertEquals(
        value,
        measure(sampled(saying("OL").replace("230.0", text)), "output-voltage").value(),
        1e-9);
  }

  @ParameterizedTest
  @DisplayName("F46 marks of \"not available\" and what a UPS cannot be are a miss with a sentence")
  @CsvSource({
    "battery.charge, 100, 255, battery-charge",
    "battery.charge, 100, -1, battery-charge",
    "battery.runtime, 1500, 3932100, battery-runtime",
    "battery.runtime, 1500, 65535, battery-runtime",
    "battery.runtime, 1500, -1, battery-runtime",
    "battery.runtime, 1500, 4294967295, battery-runtime",
    "ups.temperature, 29.5, 255, temperature",
    "ups.temperature, 29.5, 255.0, temperature",
    "ups.temperature, 29.5, -1, temperature",
    "ups.temperature, 29.5, 6553.5, temperature",
    "ups.temperature, 29.5, -273.1, temperature",
    "ups.load, 34, 255, load",
    "ups.load, 34, 65535, load",
    "ups.load, 34, 1e9, load",
    "input.voltage, 230.1, 65535, input-voltage",
    "input.voltage, 230.1, 6553.5, input-voltage",
    "input.voltage, 230.1, -1, input-voltage",
    "output.voltage, 230.0, 9999999999, output-voltage",
    "input.frequency, 50.0, 255, input-frequency",
    "input.frequency, 50.0, 6553.5, input-frequency",
    "battery.voltage, 27.10, 255, battery-voltage",
    "battery.voltage, 27.10, 655.35, battery-voltage",
  })
  void marksAreMisses(String variable, String usual, String mark, String channel) throws Exception {
    String said = saying("OL").replace(variable + " \"" + usual, variable + " \"" + mark);
    Map<String, PartAnswer> answers = sampled(said);

    assertEquals(MissReason.OUT_OF_RANGE, miss(answers, channel));
    String advice = ((PartAnswer.Missed) answers.get(channel)).advice();
    assertTrue(advice.contains("the UPS \"rack\" says "), advice);
    assertTrue(advice.contains(" for its " + channel), advice);
    assertEquals(1, answers.values().stream().filter(PartAnswer.Missed.class::isInstance).count());
  }

  @ParameterizedTest
  @DisplayName("F50 of three phases the worst feeds the channel")
  @CsvSource(
      value = {
        "input.L1-N.voltage 231 input.L2-N.voltage 12 input.L3-N.voltage 229; input-voltage; 12",
        "input.L1.voltage 231 input.L2.voltage 230; input-voltage; 230",
        "input.L1-L2.voltage 401 input.L2-L3.voltage 398; input-voltage; 398",
        "input.L1-N.voltage 231 input.L1-L2.voltage 12; input-voltage; 231",
        "input.L1-N.voltage 231 input.voltage 229; input-voltage; 229",
        "output.L1-N.voltage 230 output.L2-N.voltage 228; output-voltage; 228",
        "output.L1.voltage 230; output-voltage; 230",
        "ups.L1.load 20 ups.L2.load 95 ups.L3.load 30; load; 95",
        "ups.L1.load 20 ups.load 45; load; 45",
        "output.L1.power.percent 20 output.L2.power.percent 21; load; 21",
      },
      delimiter = ';')
  void theWorstPhaseCounts(String variables, String channel, double value) throws Exception {
    assertEquals(value, measure(sampled(list(variables + " ups.status OL")), channel).value());
  }

  @Test
  @DisplayName("F50 a phase that cannot be read leaves the worst unknown: a miss, shown")
  void aPhaseThatCannotBeReadIsAMiss() throws Exception {
    PartAnswer.Missed missed =
        assertInstanceOf(
            PartAnswer.Missed.class,
            sampled(list("input.L1-N.voltage 231 input.L2-N.voltage ?! ups.status OL"))
                .get("input-voltage"));
    assertTrue(missed.advice().contains("\"?!\""), missed.advice());
  }

  /// @param variables names and values in turn
  private static String list(String variables) {
    String[] words = variables.split(" ");
    StringBuilder list = new StringBuilder("BEGIN LIST VAR rack\n");
    for (int i = 0; i < words.length; i += 2) {
      list.append("VAR rack %s \"%s\"\n".formatted(words[i], words[i + 1]));
    }
    return list.append("END LIST VAR rack\n").toString();
  }

  @Test
  void aNumberOutOfPhysicsIsAFaultNotAReading() throws Exception {
    Map<String, PartAnswer> answers =
        sampled(saying("OL").replace("charge \"100\"", "charge \"101\""));

    assertEquals(MissReason.OUT_OF_RANGE, miss(answers, "battery-charge"));
  }

  @Test
  void credentialsAreGivenOnceInEachConversationAndNeverShown() throws Exception {
    Path secret = folder.resolve("nut.password");
    Files.writeString(secret, "s3cret!\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Map<String, String> who = Map.of("user", "penjaga", "password-file", secret.toString());
    bench.network.answers(line -> line.startsWith("LIST") ? saying("OL") : "OK\n");
    Sensor ups = open(who);
    sample(ups);
    sample(ups);
    assertEquals(
        "USERNAME penjaga\nPASSWORD s3cret!\nLIST VAR rack\nLIST VAR rack\n", bench.network.told());

    bench.network.hangUp();
    bench.network.answers(_ -> "ERR ACCESS-DENIED\n");
    PartAnswer.Missed refused =
        assertInstanceOf(PartAnswer.Missed.class, sample(ups).values().iterator().next());
    assertEquals(MissReason.NOT_CONNECTED, refused.reason());
    assertFalse(refused.advice().contains("s3cret"), refused.advice());
  }

  @Test
  void aSecretThatOthersCanReadOrThatIsHalfIsRefused() throws Exception {
    Path secret = folder.resolve("nut.password");
    Files.writeString(secret, "x");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
    String path = secret.toString();
    assertTrue(
        assertThrows(WireException.class, () -> open(Map.of("user", "a", "password-file", path)))
            .advice()
            .contains("chmod 600"));
    assertTrue(
        assertThrows(WireException.class, () -> open(Map.of("user", "a")))
            .advice()
            .contains("belong together"));
  }

  @Test
  void wordsAreTakenApartAsTheProtocolWritesThem() {
    assertEquals(List.of("VAR", "a b", "c\"\\d"), LineWords.of("VAR \"a b\"  \"c\\\"\\\\d\""));
    assertEquals(List.of("", "x"), LineWords.of("\"\" x"));
    assertNull(LineWords.of("a \"b"));
    assertNull(LineWords.of("a\\"));
    assertNull(LineWords.of("a ".repeat(40)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void aDamagedAnswerNeverBreaksTheDriver(long seed) throws Exception {
    Random random = new Random(seed);
    Sensor ups = open(Map.of());
    for (int round = 0; round < 300; round++) {
      byte[] bytes = saying("OL CHRG").getBytes(StandardCharsets.ISO_8859_1);
      for (int hit = random.nextInt(4); hit >= 0; hit--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
      }
      String damaged = new String(bytes, StandardCharsets.ISO_8859_1);
      bench.network.answers(_ -> damaged);
      assertEquals(ups.channels().size(), ups.poll().size());
    }
  }
}
