package id.penjaga.device.drivers.osdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Keys, MACs and what an attacker on the cable can do.
@DisplayName("OSDP keys and MACs (ACC-16)")
class OsdpSecurityTest extends OsdpDesk {
  @Test
  @DisplayName("as libosdp's peripheral answers LSTAT: not encrypted, and with a command's number")
  void anAnswerWithAMacOnlyIsBelieved() throws Exception {
    reader.macOnly = true;
    reader.shows(CARD);
    BadgeReader osdp = open();
    assertEquals("166a37", badge(osdp));
    assertEquals("tamper off, power-failure off", condition(osdp));
  }

  @Test
  @DisplayName("ACC-16 what was recorded on the cable opens nothing when it is played back")
  void aReplayedBadgeIsRefused() throws Exception {
    BadgeReader osdp = open();
    badge(osdp);
    byte[][] recorded = {null};
    reader.tampering =
        bytes -> {
          if (recorded[0] == null) {
            recorded[0] = bytes;
          }
          return bytes;
        };
    reader.shows(CARD);
    assertEquals("166a37", badge(osdp));
    bench.timing.millis(5_000);
    for (int turn = 0; turn < 12; turn++) {
      for (int i = 0; i < turn % 4; i++) {
        badge(osdp); // so that the recording meets every sequence
      }
      reader.tampering = _ -> recorded[0];
      MissReason reason = trouble(osdp).reason();
      assertTrue(
          reason == MissReason.CHECKSUM
              || reason == MissReason.TIMEOUT
              || reason == MissReason.MALFORMED,
          reason.toString());
      reader.tampering = bytes -> bytes;
    }
  }

  @Test
  void aFrameWithAWrongMacEndsTheSession() throws Exception {
    BadgeReader osdp = open();
    badge(osdp);
    reader.shows(CARD);
    reader.tampering =
        bytes -> {
          byte[] copy = Arrays.copyOf(bytes, bytes.length - 2);
          copy[copy.length - 1] ^= 1;
          return Packet.end(copy);
        };
    WireException e = trouble(osdp);
    assertEquals(MissReason.CHECKSUM, e.reason());
    assertTrue(e.advice().contains("its MAC is wrong"), e.advice());
    assertFalse(e.advice().contains("166"), "no badge number in a sentence");
    reader.tampering = bytes -> bytes;
    badge(osdp);
    assertEquals(2, reader.heard.stream().filter(code -> code == 0x76).count(), "new keys");
  }

  @Test
  void anAnswerInTheClearIsNotBelievedInASession() throws Exception {
    BadgeReader osdp = open();
    badge(osdp);
    reader.plainInSession = true;
    reader.shows(CARD);
    WireException e = trouble(osdp);
    assertEquals(MissReason.MALFORMED, e.reason());
    assertTrue(e.advice().contains("without encryption"), e.advice());
  }

  @Test
  @DisplayName("ACC-16 no session with the factory's key, with another key or without one")
  void onlyTheKeyOfTheFileOpensASession() throws Exception {
    reader.hasKey("ffeeddccbbaa99887766554433221100");
    refused("does not know our key");
    reader.hasKey(KEY);
    reader.wrongCryptogram = true;
    refused("does not know our key");
    reader.wrongCryptogram = false;
    reader.wrongFirstMac = true;
    refused("does not accept that we know the key");
    reader.wrongFirstMac = false;
    reader.refusesFirstMac = true;
    refused("does not accept that we know the key");
    reader.refusesFirstMac = false;
    reader.claimsFactoryKey = true;
    refused("still has the key from the factory");
    reader.claimsFactoryKey = false;
    reader.ownKey = false;
    refused("has no key of its own yet");
    reader.ownKey = true;
    reader.secureCapable = false;
    refused("has no secure channel");
  }

  private void refused(String sentence) throws Exception {
    reader.shows(CARD);
    WireException e = trouble(open());
    assertEquals(MissReason.NOT_CONNECTED, e.reason());
    assertTrue(e.advice().contains(sentence), e.advice());
    assertFalse(e.advice().contains(KEY.substring(0, 8)), "no key in a sentence");
  }

  @Test
  void theFactorysKeyAndBadFilesAreRefusedBeforeAnythingIsSent() throws Exception {
    keyFile = secret(Peripheral.FACTORY);
    assertTrue(trouble(open()).advice().contains("such as the factory's"));
    for (String weak :
        List.of(
            "00".repeat(16),
            "00112233445566778899aabbccddeeff",
            "ffeeddccbbaa99887766554433221100",
            "deadbeef".repeat(4))) {
      keyFile = secret(weak);
      assertTrue(trouble(open()).advice().contains("tried first"), weak);
    }
    keyFile = secret("0011");
    assertTrue(trouble(open()).advice().contains("32 hexadecimal digits"));
    Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r--r--"));
    assertTrue(trouble(open()).advice().contains("chmod 600"));
    Files.delete(keyFile);
    assertEquals(MissReason.NOT_CONNECTED, trouble(open()).reason());
    assertTrue(trouble(open("key-file", "")).advice().contains("has no key-file"));
    assertEquals(List.of(), reader.heard);
  }

  @Test
  void theKeyIsInstalledOnceAndNoBadgeIsReadMeanwhile() throws Exception {
    Peripheral fresh = new Peripheral(bench.timing);
    bench.line = fresh;
    fresh.shows(CARD);
    assertTrue(trouble(open()).advice().contains("has no key of its own yet"));
    assertTrue(trouble(open("install", "yes")).advice().contains("has our key now"));
    assertEquals(KEY, HEX.formatHex(fresh.key));
    assertTrue(trouble(open("install", "yes")).advice().contains("has a key already"));
    assertEquals("166a37", badge(open()));
  }
}
