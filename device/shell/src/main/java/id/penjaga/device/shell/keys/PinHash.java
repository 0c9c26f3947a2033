package id.penjaga.device.shell.keys;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// The slow hash of a PIN: PBKDF2 with HMAC-SHA-256 of the Java runtime, written
/// `iterations:salt:hash` with salt and hash in hex. The hub makes it, a roster carries it, and a
/// door without a network compares with it.
///
/// A PIN has few digits: whoever holds the hash tries them all in hours, however slow it is. It
/// keeps a glance into a file from telling a PIN; at the door it is the bound on tries that counts.
public final class PinHash {
  /// Longest PIN, in digits.
  public static final int MOST_DIGITS = 8;

  /// A PIN is asked for and none is set yet: nothing that is typed is right.
  public static final String UNSET = "0:00:00";

  /// Some hundred milliseconds on a Pi 3.
  static final int ITERATIONS = 20_000;

  /// More would let a hash hold up a door for seconds.
  static final int MOST_ITERATIONS = 200_000;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern STORED =
      Pattern.compile("([1-9][0-9]{0,5}):([0-9a-f]{32}):([0-9a-f]{64})");

  private PinHash() {}

  /// A hash to keep.
  ///
  /// @param pin its digits; cleared by the caller
  public static String of(char[] pin, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    HexFormat hex = HexFormat.of();
    return ITERATIONS
        + ":"
        + hex.formatHex(salt)
        + ":"
        + hex.formatHex(slow(pin, salt, ITERATIONS));
  }

  /// Whether a PIN is the one of a hash. Takes as long for a wrong one as for the right one: some
  /// hundred milliseconds on a Pi, so never call it where a door waits for something else.
  ///
  /// @param stored as {@link #of} wrote it; what is none, or wants too many rounds, holds nothing
  /// @param pin its digits; cleared by the caller
  public static boolean holds(String stored, char[] pin) {
    Matcher parts = STORED.matcher(stored);
    if (!parts.matches() || pin.length == 0 || pin.length > MOST_DIGITS) {
      return false;
    }
    int iterations = Integer.parseInt(parts.group(1));
    if (iterations > MOST_ITERATIONS) {
      return false;
    }
    HexFormat hex = HexFormat.of();
    byte[] hash = slow(pin, hex.parseHex(parts.group(2)), iterations);
    return MessageDigest.isEqual(hash, hex.parseHex(parts.group(3)));
  }

  private static byte[] slow(char[] pin, byte[] salt, int iterations) {
    char[] copy = pin.clone();
    PBEKeySpec spec = new PBEKeySpec(copy, salt, iterations, 8 * HASH_BYTES);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (InvalidKeySpecException e) {
      throw new IllegalArgumentException("is no PIN", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2 with HMAC-SHA-256", e);
    } finally {
      spec.clearPassword();
      Arrays.fill(copy, '\0');
    }
  }
}
