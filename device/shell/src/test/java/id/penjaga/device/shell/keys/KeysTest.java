package id.penjaga.device.shell.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Keys of badges and rosters (ACC-14).
class KeysTest {
  private static final byte[] NUMBER = {0x0a, 0x00, 0x68, 0x40, 0x3d};
  private static final byte[] DEVICE = HexFormat.of().parseHex("5c".repeat(32));
  private final SecureRandom random = new SecureRandom();

  @Test
  @DisplayName("ACC-14: a replaced key gives each badge another digest, known without its number")
  void aDigestIsRaisedWithoutTheNumber() {
    BadgeKeys first = BadgeKeys.fresh(random);
    BadgeKeys third = first.rotated(random).rotated(random);
    assertEquals(3, third.version());
    assertEquals(first.digest(NUMBER, 1), third.digest(NUMBER, 1));
    assertEquals(third.digest(NUMBER, 3), third.raised(first.digest(NUMBER, 1), 1, 3));
    assertEquals(third.digest(NUMBER, 3), third.raised(third.digest(NUMBER, 2), 2, 3));
    assertNotEquals(third.digest(NUMBER, 1), third.digest(NUMBER, 3));
    assertEquals(third, BadgeKeys.of(third.text()));
    assertFalse(third.toString().contains(third.text().substring(0, 8)), "not in a log");
    assertThrows(IllegalArgumentException.class, () -> BadgeKeys.of("short"));
    assertThrows(
        IllegalArgumentException.class, () -> BadgeKeys.of(first.text() + "  " + first.text()));
  }

  @Test
  @DisplayName("A wrapped key opens for its device only, and not when a bit of it was changed")
  void aWrappedKeyIsForOneDevice() {
    String sealed = KeyWrap.seal(DEVICE, "room-1", "secret", random);
    assertEquals("secret", KeyWrap.open(DEVICE, "room-1", sealed));
    assertThrows(IllegalArgumentException.class, () -> KeyWrap.open(DEVICE, "room-2", sealed));
    byte[] other = DEVICE.clone();
    other[0] ^= 1;
    assertThrows(IllegalArgumentException.class, () -> KeyWrap.open(other, "room-1", sealed));
    for (int i = 0; i < sealed.length(); i++) {
      char changed = sealed.charAt(i) == '0' ? '1' : '0';
      String spoilt = sealed.substring(0, i) + changed + sealed.substring(i + 1);
      assertThrows(IllegalArgumentException.class, () -> KeyWrap.open(DEVICE, "room-1", spoilt));
    }
    assertThrows(IllegalArgumentException.class, () -> KeyWrap.open(DEVICE, "room-1", "00"));
    assertThrows(IllegalArgumentException.class, () -> KeyWrap.open(DEVICE, "room-1", "no hex"));
  }

  @Test
  @DisplayName("Ed25519 as RFC 8032, 7.1, test 2 has it")
  void theSignatureIsThatOfTheStandard() {
    var secret =
        Signing.privateKey("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    var open =
        Signing.publicKey("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    byte[] message = {0x72};
    byte[] signature = Signing.sign(secret, message);
    assertEquals(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        HexFormat.of().formatHex(signature));
    assertTrue(Signing.holds(open, message, signature));
    assertFalse(Signing.holds(open, new byte[] {0x73}, signature));
    assertFalse(Signing.holds(open, message, new byte[64]));
    assertFalse(Signing.holds(open, message, HexFormat.of().parseHex("ff".repeat(64))));
  }

  @Test
  void aNewPairSignsWhatItsOtherHalfChecks() {
    Signing.Pair pair = Signing.pair(random);
    byte[] bytes = "roster".getBytes(StandardCharsets.US_ASCII);
    byte[] signature = Signing.sign(Signing.privateKey(pair.secret()), bytes);
    assertTrue(Signing.holds(Signing.publicKey(pair.open()), bytes, signature));
    assertFalse(Signing.holds(Signing.publicKey(Signing.pair(random).open()), bytes, signature));
    assertFalse(pair.toString().contains(pair.secret()), "not in a log");
    assertThrows(IllegalArgumentException.class, () -> Signing.publicKey("ab"));
  }
}
