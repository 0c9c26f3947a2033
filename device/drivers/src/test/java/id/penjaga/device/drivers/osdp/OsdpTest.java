package id.penjaga.device.drivers.osdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.badge.Reception;
import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The driver against a reader that was written for this test.
@DisplayName("OSDP readers (ACC-16)")
class OsdpTest extends OsdpDesk {
  @Test
  void aSessionIsBegunEncryptedAndABadgeIsRead() throws Exception {
    reader.shows(CARD);
    BadgeReader osdp = open("baud", "38400", "direction", "kernel");

    assertEquals("166a37", badge(osdp));
    assertEquals(
        SerialSettings.at(38_400).with(SerialSettings.Direction.KERNEL).sharing(), bench.settings);
    assertTrue(reader.inSession());
    assertEquals(
        List.of(0x61, 0x62, 0x76, 0x77, 0x64, 0x69, 0x60, 0x6A),
        reader.heard,
        "ID, CAP, CHLNG, SCRYPT, LSTAT, LED, POLL, BUZ");
    assertEquals("0000000000000000000101000100".length(), 2 * reader.lastLed.length);
    assertEquals("0002010001", HEX.formatHex(reader.lastBuzzer));
    assertEquals("", badge(osdp));
  }

  @ParameterizedTest
  @CsvSource({
    "00001a008b351b80, 166a37", // 26 bits as by a Wiegand reader
    "000022 00 c4ea0dc0c0, 89d41b81", // 34
    "00002000 92e3a417, 92e3a417", // 32: the number of a card itself
    "00003800 04a1b2c3d4e580, 04a1b2c3d4e580", // 56
    "00001c00 12345670, 12345670", // 28: as the reader sent it
  })
  void bitsAreNumbers(String raw, String number) throws Exception {
    reader.shows(raw.replace(" ", ""));
    assertEquals(number, badge(open()));
  }

  @Test
  void aBadgeReadWronglyIsAFaultAndTheSessionGoesOn() throws Exception {
    BadgeReader osdp = open();
    reader.shows("00001a000b351b80");
    assertEquals("", badge(osdp));
    assertEquals(MissReason.CHECKSUM, osdp.reception().last().reason());
    reader.shows(CARD);
    assertEquals("166a37", badge(osdp));
    assertEquals(new Reception(1, null, false), osdp.reception());
    assertEquals(1, reader.heard.stream().filter(code -> code == 0x61).count(), "one session");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00001a00",
        "00001a008b351b",
        "00001a008b351b8000",
        "0000ffff00",
        "00000000"
      })
  void badgeDataThatCannotBeAreMalformed(String raw) throws Exception {
    reader.shows(raw);
    assertEquals(MissReason.MALFORMED, trouble(open()).reason());
  }

  @Test
  void aBadgeHeldAtAReaderThatRepeatsIsPresentedOnce() throws Exception {
    BadgeReader osdp = open();
    for (int i = 0; i < 5; i++) {
      reader.shows(CARD);
      assertEquals(i == 0 ? "166a37" : "", badge(osdp));
      bench.timing.millis(500);
    }
    bench.timing.millis(1_001);
    reader.shows(CARD);
    assertEquals("166a37", badge(osdp));
  }

  @Test
  @DisplayName("ACC-16 an opened reader is told at the next poll")
  void tamperAndSupplyAreReported() throws Exception {
    BadgeReader osdp = open();
    assertEquals("tamper NOT_CONNECTED, power-failure NOT_CONNECTED", condition(osdp));
    badge(osdp);
    assertEquals("tamper off, power-failure off", condition(osdp));
    reader.opened(true);
    badge(osdp);
    assertEquals("tamper on, power-failure off", condition(osdp));
    reader.opened(false);
    badge(osdp);
    assertEquals("tamper off, power-failure off", condition(osdp));

    reader.powerFailure = true; // changed without a word
    bench.timing.millis(30_000);
    badge(osdp);
    assertEquals("tamper off, power-failure on", condition(osdp));
    reader.plugged = false;
    trouble(osdp);
    assertEquals("tamper TIMEOUT, power-failure TIMEOUT", condition(osdp));
  }

  @Test
  void aReaderThatCannotSayItsStatusReadsBadgesAllTheSame() throws Exception {
    reader.knowsStatus = false;
    reader.shows(CARD);
    BadgeReader osdp = open();
    assertEquals("166a37", badge(osdp));
    assertEquals("tamper MALFORMED, power-failure MALFORMED", condition(osdp));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 13})
  void answersMayArriveInAnyPieces(int pieces) throws Exception {
    reader.pieces = pieces;
    reader.shows(CARD);
    assertEquals("166a37", badge(open()));
  }

  @Test
  void anAdapterThatEchoesIsUnderstood() throws Exception {
    reader.echo = true;
    reader.shows(CARD);
    assertEquals("166a37", badge(open()));
  }

  @Test
  void aReleasedDoorIsShownInGreenForItsTime() throws Exception {
    BadgeReader osdp = open();
    badge(osdp);
    osdp.welcome(Duration.ofSeconds(50));
    badge(osdp);
    assertEquals("0000020100020 0f401000000000 0".replace(" ", ""), HEX.formatHex(reader.lastLed));
    reader.lastLed = new byte[0];
    badge(osdp);
    assertEquals(0, reader.lastLed.length, "once");
  }

  @Test
  @DisplayName("ACC-14 a new badge that was read for the hub sounds three tones, once")
  void aNewBadgeSoundsThreeTones() throws Exception {
    BadgeReader osdp = open();
    badge(osdp);
    osdp.confirm();
    badge(osdp);
    assertEquals("0002020203", HEX.formatHex(reader.lastBuzzer));
    reader.lastBuzzer = new byte[0];
    badge(osdp);
    assertEquals(0, reader.lastBuzzer.length, "once");
  }

  @Test
  void twoReadersShareALine() throws Exception {
    Peripheral out = new Peripheral(bench.timing);
    out.address = 1;
    out.hasKey(KEY);
    bench.line =
        new SerialLink() {
          @Override
          public void write(byte[] bytes) {
            reader.write(bytes);
            out.write(bytes);
          }

          @Override
          public int read(byte[] into, Duration wait) {
            int count = reader.read(into, ONCE);
            return count > 0 ? count : out.read(into, wait);
          }

          @Override
          public void close() {}
        };
    BadgeReader first = open();
    BadgeReader second = open("address", "1");
    for (int i = 0; i < 4; i++) {
      reader.shows(i % 2 == 0 ? CARD : "0000200092e3a417");
      assertEquals(i % 2 == 0 ? "166a37" : "92e3a417", badge(first));
      out.shows(i % 2 == 0 ? "0000200092e3a417" : CARD);
      assertEquals(i % 2 == 0 ? "92e3a417" : "166a37", badge(second));
    }
    assertTrue(reader.inSession() && out.inSession());
  }

  @Test
  void aLostAnswerIsAskedForAgainAndNothingIsDoneTwice() throws Exception {
    BadgeReader osdp = open();
    badge(osdp);
    reader.shows(CARD);
    reader.dropReplies = 2;
    assertEquals("166a37", badge(osdp));
    assertEquals(1, reader.heard.stream().filter(code -> code == 0x61).count(), "one session");
  }

  @Test
  void aDamagedAnswerIsAskedForAgain() throws Exception {
    BadgeReader osdp = open();
    badge(osdp);
    reader.shows(CARD);
    int[] left = {2};
    reader.tampering =
        bytes -> {
          byte[] copy = bytes.clone();
          if (left[0]-- > 0) {
            copy[copy.length / 2] ^= 0x10;
          }
          return copy;
        };
    assertEquals("166a37", badge(osdp));

    left[0] = 1_000;
    assertEquals(MissReason.CHECKSUM, trouble(osdp).reason());
  }

  @Test
  void aReaderThatIsUnpluggedIsATimeoutAndComesBackInANewSession() throws Exception {
    BadgeReader osdp = open();
    badge(osdp);
    reader.plugged = false;
    long before = bench.timing.nanos();
    WireException e = trouble(osdp);
    assertEquals(MissReason.TIMEOUT, e.reason());
    assertTrue(e.advice().contains("J16, address 0"), e.advice());
    assertTrue(bench.timing.nanos() - before < 3_000_000_000L, "within three seconds");
    reader.plugged = true;
    reader.lostSession = true;
    reader.shows(CARD);
    assertEquals("166a37", badge(osdp));
  }

  @Test
  void aReaderThatLostItsSessionSaysSoAndIsAskedAnew() throws Exception {
    BadgeReader osdp = open();
    badge(osdp);
    reader.lostSession = true;
    assertEquals(MissReason.MALFORMED, trouble(osdp).reason());
    reader.shows(CARD);
    assertEquals("166a37", badge(osdp));
  }

  @Test
  void aBusyReaderIsWaitedFor() throws Exception {
    BadgeReader osdp = open();
    badge(osdp);
    reader.busy = 7;
    reader.shows(CARD);
    assertEquals("166a37", badge(osdp));
    reader.busy = 10_000;
    assertEquals(MissReason.TIMEOUT, trouble(osdp).reason());
  }

  @Test
  void aFloodEndsAndTheReaderIsHeardAfterIt() throws Exception {
    BadgeReader osdp = open();
    badge(osdp);
    Random random = new Random(1);
    reader.tampering =
        _ -> {
          byte[] noise = new byte[100_000];
          random.nextBytes(noise);
          return noise;
        };
    WireException e = trouble(osdp);
    assertTrue(e.reason() == MissReason.CHECKSUM || e.reason() == MissReason.TIMEOUT, e.advice());
    reader.tampering = bytes -> bytes;
    while (reader.read(new byte[4096], ONCE) > 0) {
      // what is left of the flood
    }
    reader.shows(CARD);
    assertEquals("166a37", badge(osdp));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void noiseIsOnlyEverATypedFaultAndNeverAnotherBadge(long seed) throws Exception {
    Random random = new Random(seed);
    BadgeReader osdp = open("again-ms", "0");
    reader.tampering =
        bytes -> {
          if (random.nextInt(3) > 0) {
            return bytes;
          }
          byte[] copy = bytes.clone();
          for (int hit = random.nextInt(3); hit >= 0; hit--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
          }
          return copy;
        };
    for (int round = 0; round < 200; round++) {
      if (round % 5 == 0) {
        reader.shows(CARD);
      }
      try {
        assertTrue(List.of("", "166a37").contains(badge(osdp)));
      } catch (WireException e) {
        assertInstanceOf(MissReason.class, e.reason());
      }
      bench.timing.millis(100);
    }
    reader.tampering = bytes -> bytes;
    for (int i = 0; i < 3; i++) {
      try {
        badge(osdp);
      } catch (WireException e) {
        assertInstanceOf(MissReason.class, e.reason());
      }
    }
    assertEquals("tamper off, power-failure off", condition(osdp), "well again");
  }
}
