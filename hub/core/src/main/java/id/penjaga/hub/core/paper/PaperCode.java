package id.penjaga.hub.core.paper;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The code under which anybody who holds a paper asks whether it is genuine: 130 bits as 26
/// characters without those that are read for one another.
///
/// It is drawn from what the paper tells, so that the same paper has the same code on any day, and
/// from the hash of an entry, which nobody outside can guess.
public final class PaperCode {
  private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;

  private PaperCode() {}

  /// @param parts what makes it this paper and no other
  public static String of(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      BigInteger bits = new BigInteger(1, Arrays.copyOf(digest.digest(), 17));
      StringBuilder code = new StringBuilder();
      for (int i = 0; i < LENGTH; i++) {
        code.append(SIGNS.charAt(bits.shiftRight(5 * i).intValue() & 31));
      }
      return code.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// A code as somebody typed it; empty when it is none.
  public static Optional<String> read(String typed) {
    String code =
        typed
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return code.length() == LENGTH && code.chars().allMatch(c -> SIGNS.indexOf(c) >= 0)
        ? Optional.of(code)
        : Optional.empty();
  }
}
