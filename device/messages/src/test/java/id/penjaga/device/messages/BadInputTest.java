package id.penjaga.device.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.MalformedMessage.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Bad payloads are refused in words, never with a crash (SYS-05)")
class BadInputTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                                                    | BROKEN  | not JSON
          []                                                   | BROKEN  | a message is a JSON object
          {"v":1} x                                            | BROKEN  | not JSON
          {"v":1,"v":1}                                        | BROKEN  | Duplicate
          {"v":1e999,"device":"room-1"}                        | FIELD   | v must be a whole number
          {"a":[[[[[[[[[1]]]]]]]]]}                            | BROKEN  | depth
          {"v":2}                                              | VERSION | schema version 2; this program reads version 1
          {"device":"room-1"}                                  | FIELD   | v is missing
          {"v":1,"device":7}                                   | FIELD   | device must be a text
          {"v":1,"device":"../etc"}                            | FIELD   | begin with a letter or digit
          {"v":1,"device":"room-1","log":"xyz"}                | FIELD   | log has 16 hex digits
          """)
  void aBadPayloadSaysWhatIsWrong(String payload, Kind kind, String says) {
    MalformedMessage refused =
        assertThrows(
            MalformedMessage.class,
            () -> Codec.readAcknowledgement(payload.getBytes(StandardCharsets.UTF_8)));
    assertEquals(kind, refused.kind(), refused.getMessage());
    assertTrue(String.valueOf(refused.getMessage()).contains(says), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\u0000", "\\u0007", "\\u001b", "\\u007f", "\\u0085", "\\ud800", "\\udc00x"})
  @DisplayName("F38 Control characters and half pairs in a text are refused by name")
  void controlCharactersAreRefused(String escape) throws IOException {
    String json = refusedText();
    assertTrue(json.contains("\\u0000"));
    byte[] record = json.replace("\\u0000", escape).getBytes(StandardCharsets.UTF_8);
    MalformedMessage refused =
        assertThrows(MalformedMessage.class, () -> Codec.readJournal(record));
    assertEquals(Kind.FIELD, refused.kind());
    assertTrue(
        String.valueOf(refused.getMessage()).contains("note must not contain U+"),
        refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\t", "\\n", "\\r\\n", "\\ud83d\\ude00", "\u00e9"})
  @DisplayName("F38 Tabs, line ends and whole pairs are texts like any other")
  void ordinaryTextIsRead(String escape) throws Exception {
    String json = refusedText();
    Codec.readJournal(json.replace("\\u0000", escape).getBytes(StandardCharsets.UTF_8));
  }

  private static String refusedText() throws IOException {
    try (InputStream file =
        BadInputTest.class.getResourceAsStream("refused-control-character.json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aMessageOverTheLimitIsNotEvenParsed() {
    byte[] large = new byte[Codec.MOST_BYTES + 1];
    assertEquals(
        Kind.OVERSIZE, assertThrows(MalformedMessage.class, () -> Codec.readTrend(large)).kind());
  }

  @Test
  void aNumberOutsidePhysicsIsRefused() throws Exception {
    String json = new String(GoldenTest.golden("trend"), StandardCharsets.UTF_8);
    byte[] absurd = json.replace("41.1", "3304").getBytes(StandardCharsets.UTF_8);
    assertTrue(
        String.valueOf(
                assertThrows(MalformedMessage.class, () -> Codec.readTrend(absurd)).getMessage())
            .contains("3304.0 %RH is out of physics"));
  }

  /// Every cut and 20,000 random single-byte changes of every message: an answer or a refusal,
  /// nothing else.
  @Test
  void noDamageOfAnyMessageEscapesTheRefusal() {
    SplittableRandom random = new SplittableRandom(20261121);
    for (Map.Entry<String, byte[]> sample : Samples.payloads().entrySet()) {
      for (int cut = 0; cut < sample.getValue().length; cut++) {
        readAny(Arrays.copyOf(sample.getValue(), cut));
      }
      for (int i = 0; i < 600; i++) {
        byte[] damaged = sample.getValue().clone();
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        readAny(damaged);
      }
    }
  }

  /// Tries every reader; only the declared exception may come out.
  private static void readAny(byte[] payload) {
    attempt(() -> Codec.readJournal(payload));
    attempt(() -> Codec.readTrend(payload));
    attempt(() -> Codec.readState(payload));
    attempt(() -> Codec.readCommand(payload));
    attempt(() -> Codec.readAcknowledgement(payload));
  }

  private interface Reader {
    Object read() throws MalformedMessage;
  }

  private static void attempt(Reader reader) {
    try {
      reader.read();
    } catch (MalformedMessage refused) {
      assertTrue(String.valueOf(refused.getMessage()).length() < 400);
    }
  }
}
