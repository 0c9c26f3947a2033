package id.penjaga.device.drivers.rdm6300;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.part.badge.Reception;
import id.penjaga.device.drivers.part.badge.Refusal;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.Tty;
import id.penjaga.device.messages.MissReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A reader that is listened to in a loop, in virtual time.
class ListeningTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final String WEAK = "0a0068403d";
  private static final String GOOD = "0a0068403e";
  private static final Duration WAIT = Duration.ofSeconds(1);

  private final Bench bench = new Bench();
  private final Tty tty = new Tty(bench.timing);
  private BadgeReader reader;

  @BeforeEach
  void plug() throws Exception {
    bench.line = tty;
    reader = open("xor");
  }

  private BadgeReader open(String checksum) throws Exception {
    return (BadgeReader) Rdm6300.DRIVER.open(bench, "J8", Map.of("checksum", checksum));
  }

  /// @param wrong what the XOR is changed by
  private static byte[] frame(String number, int wrong) {
    int xor = wrong;
    for (byte each : HEX.parseHex(number)) {
      xor ^= Byte.toUnsignedInt(each);
    }
    return ("\u0002" + number + HEX.toHexDigits((byte) xor) + "\u0003")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private void says(int millis, String hex) {
    tty.says(Duration.ofMillis(millis), HEX.parseHex(hex.replace(" ", "")));
  }

  private List<BadgeFrame> listen(Duration time) throws Exception {
    List<BadgeFrame> heard = new ArrayList<>();
    long until = bench.timing.nanos() + time.toNanos();
    while (bench.timing.nanos() < until) {
      reader.next(WAIT).ifPresent(heard::add);
    }
    return heard;
  }

  private Refusal fault() {
    Reception reception = reader.reception();
    assertTrue(reception.faulty(), reception.toString());
    return Objects.requireNonNull(reception.last());
  }

  @ParameterizedTest
  @DisplayName("F8 damaged frames hold nothing back: the good badge after them is heard at once")
  @ValueSource(ints = {0, 1, 2, 5, 60})
  void aWeakBadgeHoldsNothingBack(int seconds) throws Exception {
    for (int millis = 0; millis < seconds * 1_000; millis += 65) {
      tty.says(Duration.ofMillis(millis), frame(WEAK, 0x10));
    }
    long shown = seconds * 1_000L + 500;
    long start = bench.timing.nanos();
    tty.says(Duration.ofMillis(shown), frame(GOOD, 0));

    BadgeFrame badge = listen(Duration.ofSeconds(seconds + 1)).getFirst();

    assertEquals(GOOD, HEX.formatHex(badge.number()));
    assertEquals(start + shown * 1_000_000L, badge.uptimeNanos(), 2_000_000.0);
  }

  @Test
  @DisplayName(
      "F8 what waited while nobody listened has the earliest time at which it can have come")
  void whatWaitedIsAsOldAsItCanBe() throws Exception {
    assertTrue(reader.next(WAIT).isEmpty());
    long stopped = bench.timing.nanos();
    for (int i = 0; i < 100; i++) {
      tty.says(Duration.ofMillis(100 + 65 * i), frame(WEAK, 0x10));
    }
    tty.says(Duration.ofMillis(7_000), frame(GOOD, 0));
    bench.timing.millis(20_000);

    assertEquals(stopped, reader.next(WAIT).orElseThrow().uptimeNanos());
    tty.says(Duration.ofMillis(700), frame(WEAK, 0));
    BadgeFrame next = reader.next(WAIT).orElseThrow();
    assertEquals(bench.timing.nanos(), next.uptimeNanos(), "heard while listening");
  }

  @Test
  @DisplayName("F8 many damaged frames in a row are a fault; the next whole frame ends it")
  void damageIsCounted() throws Exception {
    for (int i = 0; i < 200; i++) {
      tty.says(Duration.ofMillis(65 * i), frame(WEAK, 0x10));
    }
    listen(Duration.ofSeconds(5));
    assertFalse(reader.reception().faulty(), "a weak badge is no broken reader");
    listen(Duration.ofSeconds(10));
    assertEquals(MissReason.CHECKSUM, fault().reason());
    assertEquals(200, reader.reception().refused());
    tty.says(Duration.ZERO, frame(GOOD, 0));
    assertTrue(reader.next(WAIT).isPresent());
    assertEquals(new Reception(200, null, false), reader.reception());
  }

  @ParameterizedTest
  @DisplayName("F43 CR, LF or both may stand before and behind the end of a frame")
  @ValueSource(strings = {"03", "0d03", "0a03", "0d0a03", "0a0d03", "030d0a", "0d0a030d0a", "030a"})
  void lineEndsAreRead(String end) throws Exception {
    // The report's own frame: an ID-20LA.
    says(10, "02 30 35 30 30 32 30 37 42 33 32 36 43" + end);
    says(400, "02 30 35 30 30 32 30 37 42 33 32 36 43" + end);

    assertArrayEquals(HEX.parseHex("0500207B32"), reader.next(WAIT).orElseThrow().number());
    assertTrue(reader.next(WAIT).isPresent());
    assertEquals(Reception.CLEAR, reader.reception());
  }

  @ParameterizedTest
  @DisplayName("F43 bytes that make no frame are MALFORMED, shown in hex, and a fault")
  @ValueSource(
      strings = {
        "02 0a 00 68 40 3d 1f 03", // the binary frame of a 7941 clone
        "02 0a 02 2e 00 b6 d7 b5 f2 03", // a 7941E
        "e6 fe 86 9e e6 9e 66 06 fe 86", // a wrong speed
        "fd cf c9 cd ba cc cf c7 c9 bc ba bb cf c7 fc", // an inverted level
        "02 30 35 30 30 32 30 37 42 33 32 36", // cut short
        "02 30 35 30 30 32 30 37 42 33 32 36 43 0d 0a 0d 03", // one line end too many
      })
  void whatIsNoFrameIsAFault(String bytes) throws Exception {
    says(10, bytes);
    assertTrue(reader.next(WAIT).isEmpty());

    Refusal fault = fault();
    assertEquals(MissReason.MALFORMED, fault.reason());
    assertTrue(fault.advice().contains(": " + bytes + ";"), fault.advice());
    assertTrue(fault.advice().contains("the reader at J8"), fault.advice());

    says(10, bytes);
    listen(Duration.ofSeconds(2));
    assertEquals(fault, fault(), "one trouble is one sentence");
    tty.says(Duration.ZERO, frame(GOOD, 0));
    assertTrue(reader.next(WAIT).isPresent());
    assertFalse(reader.reception().faulty());
  }

  @Test
  @DisplayName(
      "F43 a flood of bytes without a frame is a fault before it ends; an hour of silence ends it")
  void aFloodIsAFault() throws Exception {
    says(0, "00".repeat(4_000));
    assertTrue(reader.next(Duration.ZERO).isEmpty());
    assertTrue(fault().advice().contains("00 00 ..."), fault().advice());
    listen(Duration.ofSeconds(1));
    bench.timing.advance(Duration.ofHours(1));
    assertFalse(reader.reception().faulty());
  }

  @Test
  @DisplayName("F43 the few bytes of a plug that is pushed in are no fault")
  void aFewBytesAreNoFault() throws Exception {
    says(0, "ff 00 7f");
    listen(Duration.ofSeconds(1));
    assertFalse(reader.reception().faulty());
    tty.says(Duration.ZERO, frame(GOOD, 0));
    assertTrue(reader.next(WAIT).isPresent());
    assertEquals(1, reader.reception().refused());
  }

  @Test
  @DisplayName("F9 noise between good frames is a fault too, when there is much of it")
  void aBabblingLineIsAFault() throws Exception {
    for (int i = 0; i < 40; i++) {
      says(1_000 * i, "ff");
      tty.says(Duration.ofMillis(1_000L * i + 100), frame(i % 2 == 0 ? GOOD : WEAK, 0));
    }
    assertEquals(40, listen(Duration.ofSeconds(41)).size());
    assertTrue(fault().advice().contains("40 times in a minute"), fault().advice());
    listen(Duration.ofMinutes(2));
    assertFalse(reader.reception().faulty());
  }

  @ParameterizedTest
  @DisplayName("F45 numbers that no badge has are refused, counted and a fault")
  @ValueSource(strings = {"0000000000", "ffffffffff", "0100000000", "0affffffff", "00ffffffff"})
  void numbersOfNoBadgeAreRefused(String number) throws Exception {
    for (int i = 0; i < 3; i++) {
      assertFalse(reader.reception().faulty());
      tty.says(Duration.ofMillis(500), frame(number, 0));
      assertTrue(listen(Duration.ofSeconds(1)).isEmpty());
    }
    assertEquals(3, reader.reception().refused());
    assertTrue(fault().advice().contains("zeros or ones"), fault().advice());
  }

  @ParameterizedTest
  @DisplayName("F45 one frame is a badge at once, but proves no unknown number; a repeat does")
  @CsvSource({
    "000000078F, 65, CONFIRMED",
    "00F00000F0, 299, CONFIRMED",
    "62E3086CED, 400, PROVEN",
    "62E3086CED, 59000, PROVEN",
    "62E3086CED, 60001, SINGLE",
  })
  void aRepeatProvesANumber(String number, int millis, BadgeFrame.Proof second) throws Exception {
    tty.says(Duration.ZERO, frame(number.toLowerCase(Locale.ROOT), 0));
    tty.says(Duration.ofMillis(millis), frame(number.toLowerCase(Locale.ROOT), 0));

    assertEquals(
        List.of(BadgeFrame.Proof.SINGLE, second),
        listen(Duration.ofSeconds(61)).stream().map(BadgeFrame::proof).toList());
  }

  @Test
  @DisplayName("F45 noise with a right checksum never proves anything")
  void noiseProvesNothing() throws Exception {
    for (int i = 1; i <= 50; i++) {
      tty.says(Duration.ofMillis(200 * i), frame("0000%06x".formatted(i * 4_711), 0));
    }
    List<BadgeFrame> heard = listen(Duration.ofSeconds(11));
    assertEquals(50, heard.size());
    assertTrue(heard.stream().allMatch(badge -> badge.proof() == BadgeFrame.Proof.SINGLE));
  }

  @Test
  @DisplayName("F43 a checksum of the other kind is told with the setting that reads it")
  void theOtherChecksumIsTold() throws Exception {
    for (String checksum : List.of("xor", "sum")) {
      reader = open(checksum);
      String said =
          checksum.equals("xor") ? "\u00022E00AF0EC9B4\u0003" : "\u00022E00AF0EC946\u0003";
      for (int i = 0; i < 3; i++) {
        tty.says(Duration.ofMillis(65 * i), said.getBytes(StandardCharsets.ISO_8859_1));
      }
      assertTrue(listen(Duration.ofSeconds(1)).isEmpty());
      String other = checksum.equals("xor") ? "sum" : "xor";
      assertTrue(fault().advice().endsWith("write checksum: " + other), fault().advice());
    }
  }

  @Test
  @DisplayName("F43 the frame of a public report, 01C8F00800, is read")
  void theFrameOfAReportIsRead() throws Exception {
    says(0, "02 30 31 43 38 46 30 30 38 30 30 33 31 03");
    assertArrayEquals(HEX.parseHex("01C8F00800"), reader.next(WAIT).orElseThrow().number());
    assertNull(reader.reception().last());
  }
}
