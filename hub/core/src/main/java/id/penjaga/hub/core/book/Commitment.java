package id.penjaga.hub.core.book;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/// What an entry holds instead of personal data: the SHA-256 of 32 random bytes, the salt, followed
/// by the text in UTF-8. While salt and text are kept beside the book they can be checked; once
/// both are deleted, nothing can be guessed from it, not even a short name.
public final class Commitment {
  public static final int SALT_BYTES = 32;

  private Commitment() {}

  /// @param salt [#SALT_BYTES] bytes nobody can guess
  public static String of(byte[] salt, String text) {
    if (salt.length != SALT_BYTES) {
      throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes");
    }
    MessageDigest digest = LineHash.digest();
    digest.update(salt);
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
