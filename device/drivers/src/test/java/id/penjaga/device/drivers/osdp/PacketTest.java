package id.penjaga.device.drivers.osdp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames of captures, and keys and cryptograms of the standard's annexes.
@DisplayName("OSDP frames and keys (ACC-16)")
class PacketTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final String PDID = "5380140004450" + "0068e01011d59007a053e00b6c9";

  @ParameterizedTest
  @CsvSource({
    "0, 2, 60, 530008000660 89cc",
    "0, 0, 6100, 53000900046100 c066",
    "0, 1, 6200, 53000900056200 a304",
    "127, 0, 6e0080250000, 537f0d00046e0080250000 6e38", // annex E
  })
  void framesAreThoseOfCaptures(int address, int sequence, String body, String frame) {
    byte[] begun = Packet.begin(address, sequence, new byte[0], HEX.parseHex(body), 0);
    assertEquals(frame.replace(" ", ""), HEX.formatHex(Packet.end(begun)));
  }

  @Test
  void repliesOfCapturesAreTakenApart() {
    OsdpPackets packets = new OsdpPackets();
    add(packets, "ff" + "53800800064 03bca".replace(" ", "") + PDID);
    Packet ack = packets.next();
    assertNotNull(ack);
    assertTrue(ack.isReplyFrom(0));
    assertFalse(ack.isReplyFrom(1));
    assertEquals(2, ack.sequence());
    assertEquals("40", HEX.formatHex(ack.body()));
    Packet id = packets.next();
    assertNotNull(id);
    assertEquals("4500068e01011d59007a053e00", HEX.formatHex(id.body()));
    assertNull(packets.next());
    assertFalse(packets.damaged());
  }

  @Test
  void aFrameInsideNoiseAndInsideAFalseStartIsFound() {
    OsdpPackets packets = new OsdpPackets();
    add(packets, "5353535380ff0153" + PDID + "00".repeat(500));
    Packet found = packets.next();
    assertNotNull(found);
    assertTrue(packets.damaged());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "538008000240" + "e3", // a checksum instead of a CRC
        "53800800064 03bcb", // wrong CRC
        "5380000006403bca", // no length
        "5380ffff06403bca", // a length beyond everything
        "53800a000e01400000", // a security block too short
        "53800a000eff400000", // a security block beyond the frame
      })
  void anythingElseIsNoFrame(String bytes) {
    OsdpPackets packets = new OsdpPackets();
    add(packets, bytes.replace(" ", ""));
    assertNull(packets.next());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void afterAnyNoiseTheNextFrameIsFound(long seed) {
    Random random = new Random(seed);
    byte[] likely = {0x53, (byte) 0x80, 8, 0, 6, 0x40};
    for (int round = 0; round < 200; round++) {
      OsdpPackets packets = new OsdpPackets();
      for (int i = random.nextInt(300); i > 0; i--) {
        packets.add(new byte[] {likely[random.nextInt(likely.length)]}, 1);
        packets.next();
      }
      add(packets, "00".repeat(Packet.MOST)); // a frame that the noise began is over by now
      while (packets.next() != null) {
        // a frame that the noise happened to be
      }
      add(packets, PDID);
      Packet found = packets.next();
      assertNotNull(found, seed + " round " + round);
      assertEquals("4500068e01011d59007a053e00", HEX.formatHex(found.body()));
    }
  }

  private static void add(OsdpPackets packets, String hex) {
    byte[] bytes = HEX.parseHex(hex);
    for (int at = 0; at < bytes.length; at += Packet.MOST) {
      int count = Math.min(Packet.MOST, bytes.length - at);
      packets.add(Arrays.copyOfRange(bytes, at, at + count), count);
    }
  }

  @Test
  @DisplayName("annex E: cryptograms from key 30..3F, our random B0..B7, theirs A0..A7")
  void cryptogramsAreThoseOfTheAnnex() {
    byte[] theirs = HEX.parseHex("a0a1a2a3a4a5a6a7");
    ChannelKeys channel =
        new ChannelKeys(HEX.parseHex(Peripheral.FACTORY), HEX.parseHex("b0b1b2b3b4b5b6b7"));
    assertTrue(channel.proves(theirs, HEX.parseHex("fde5d2f428ec16312471ea3c02bd7796")));
    assertFalse(channel.proves(theirs, HEX.parseHex("fde5d2f428ec16312471ea3c02bd7797")));
    byte[] ours = channel.ourCryptogram(theirs);
    assertArrayEquals(HEX.parseHex("26d3356e07762d262801fc8e6665a891"), ours);
    assertFalse(channel.begin(ours, new byte[16]));
    assertTrue(channel.begin(ours, HEX.parseHex("b2a30057eb98ba2229ec1f875662b524")));
  }
}
