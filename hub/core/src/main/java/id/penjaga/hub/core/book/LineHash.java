package id.penjaga.hub.core.book;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The hash of a line, by which it is bound to the line before. A line is the canonical JSON object
/// of an entry followed, as its last member, by `hash`: the SHA-256, in lower-case hex, of the
/// line's UTF-8 bytes before `,"hash":`. These bytes hold `prev`, the hash of the line before. The
/// records of the devices' journals are bound by the same rule.
public final class LineHash {
  /// What the first entry is bound to.
  public static final String GENESIS = "0".repeat(64);

  private static final String MARK = ",\"hash\":\"";
  private static final int TAIL = MARK.length() + 64 + 2;

  private LineHash() {}

  /// The line of an entry.
  ///
  /// @param object canonical JSON without `hash`
  public static String line(String object) {
    String body = object.substring(0, object.length() - 1);
    return body + MARK + sha256(body) + "\"}";
  }

  /// The hash that a line says it has.
  ///
  /// @throws IllegalArgumentException when it does not end with one
  public static String hash(String line) {
    int mark = mark(line);
    return line.substring(mark + MARK.length(), line.length() - 2);
  }

  /// Whether a line's hash is that of its bytes.
  public static boolean holds(String line) {
    return hash(line).equals(sha256(line.substring(0, mark(line))));
  }

  /// SHA-256 of a text's UTF-8 bytes in lower-case hex.
  public static String sha256(String text) {
    return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static int mark(String line) {
    int mark = line.length() - TAIL;
    if (mark < 0 || !line.startsWith(MARK, mark) || !line.endsWith("\"}")) {
      throw new IllegalArgumentException("it does not end with its hash");
    }
    return mark;
  }
}
