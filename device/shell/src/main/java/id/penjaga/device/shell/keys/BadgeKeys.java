package id.penjaga.device.shell.keys;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The site's secrets that turn badge numbers into digests, one for each version. Badge numbers are
/// short, so without them every number could simply be tried.
///
/// Digest 1 is HMAC-SHA-256 of key 1 over the number, cut to 16 bytes; digest n is that of key n
/// over digest n - 1. So whoever knows an old digest and the new key knows the new digest, and no
/// badge is enrolled again when a key is replaced; and whoever knows the old keys alone does not.
public final class BadgeKeys {
  public static final int BYTES = 32;
  private static final int DIGEST_BYTES = 16;
  private static final int MOST = 30;

  private final List<byte[]> keys;

  private BadgeKeys(List<byte[]> keys) {
    this.keys = keys;
  }

  /// A first key.
  public static BadgeKeys fresh(SecureRandom random) {
    return new BadgeKeys(List.of(random(random)));
  }

  /// Reads what {@link #text} wrote.
  ///
  /// @throws IllegalArgumentException when it is no list of keys
  public static BadgeKeys of(String text) {
    List<byte[]> keys = new ArrayList<>();
    for (String word : text.strip().split(" ", -1)) {
      if (!word.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
        throw new IllegalArgumentException("is no list of keys of " + 2 * BYTES + " hex digits");
      }
      keys.add(HexFormat.of().parseHex(word));
    }
    if (keys.size() > MOST) {
      throw new IllegalArgumentException("has more than " + MOST + " keys");
    }
    return new BadgeKeys(keys);
  }

  /// With a further key, whose version is the next.
  ///
  /// @throws IllegalStateException when there are as many as can be carried to a device
  public BadgeKeys rotated(SecureRandom random) {
    if (keys.size() == MOST) {
      throw new IllegalStateException("a site has at most " + MOST + " badge keys");
    }
    List<byte[]> next = new ArrayList<>(keys);
    next.add(random(random));
    return new BadgeKeys(next);
  }

  private static byte[] random(SecureRandom random) {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    return key;
  }

  /// The newest version, at least 1.
  public int version() {
    return keys.size();
  }

  /// One line of hex digits, the oldest key first.
  public String text() {
    return String.join(" ", keys.stream().map(HexFormat.of()::formatHex).toList());
  }

  /// The digest of a badge number under a version, as 32 hex digits.
  public String digest(byte[] number, int version) {
    byte[] digest = mac(1, number);
    for (int i = 2; i <= version; i++) {
      digest = mac(i, digest);
    }
    return HexFormat.of().formatHex(digest);
  }

  /// What an older digest is called under a newer version.
  ///
  /// @param digest 32 hex digits, under the version `from`
  public String raised(String digest, int from, int to) {
    byte[] bytes = HexFormat.of().parseHex(digest);
    for (int i = from + 1; i <= to; i++) {
      bytes = mac(i, bytes);
    }
    return HexFormat.of().formatHex(bytes);
  }

  private byte[] mac(int version, byte[] input) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(keys.get(version - 1), "HmacSHA256"));
      return Arrays.copyOf(mac.doFinal(input), DIGEST_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BadgeKeys that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  /// Without the keys.
  @Override
  public String toString() {
    return "badge keys up to version " + version();
  }
}
