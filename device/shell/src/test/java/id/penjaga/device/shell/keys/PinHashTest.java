package id.penjaga.device.shell.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinHashTest {
  private static final char[] PIN = "730164".toCharArray();
  private final SecureRandom random = new SecureRandom();

  @Test
  void onlyTheSamePinHolds() {
    String stored = PinHash.of(PIN, random);
    assertTrue(PinHash.holds(stored, PIN));
    for (String other : new String[] {"730165", "73016", "7301640", "", "730164730164"}) {
      assertFalse(PinHash.holds(stored, other.toCharArray()), other);
    }
    assertEquals("730164", new String(PIN), "what was typed is the caller's to clear");
  }

  @Test
  void theSamePinTwiceHasTwoHashes() {
    String stored = PinHash.of(PIN, random);
    assertNotEquals(stored, PinHash.of(PIN, random));
    assertFalse(stored.contains("730164"));
    assertTrue(stored.length() <= 150, "it fits a roster");
  }

  /// Made by Python's hashlib.pbkdf2_hmac("sha256", b"730164", bytes(range(16)), 5000).
  @Test
  void anotherMakersHashHolds() {
    assertTrue(
        PinHash.holds(
            "5000:000102030405060708090a0b0c0d0e0f:716a91a96469a07763847e51f3a0c5dc4eef8f71ad3813defaa5e54ba7c27867",
            PIN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PinHash.UNSET,
        "",
        "x",
        "0:000102030405060708090a0b0c0d0e0f:00",
        "999999:000102030405060708090a0b0c0d0e0f:"
            + "0000000000000000000000000000000000000000000000000000000000000000",
        "20000:0001:0000000000000000000000000000000000000000000000000000000000000000"
      })
  void whatIsNoHashHoldsNothing(String stored) {
    assertFalse(PinHash.holds(stored, PIN));
  }
}
