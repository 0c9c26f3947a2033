package id.penjaga.device.app.parts;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.shell.files.DurableFile;
import id.penjaga.device.shell.files.SecretFile;
import id.penjaga.device.shell.files.SecretRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The site's secret that turns badge numbers into digests. Badge numbers are short, so without it
/// every number could simply be tried.
///
/// Made once, on the first start, in a file only its owner can read. The file goes along when a
/// device moves to a new card; with another key the badges in the configuration still match, but
/// digests in older records no longer do.
public final class SiteKey {
  private static final int BYTES = 32;

  private final SecretKeySpec key;

  private SiteKey(byte[] bytes) {
    key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /// Reads the key, or makes one when there is none. A new key is fsynced before it is used: a
  /// power cut leaves the whole file or none, never an empty one that would refuse every later
  /// start.
  ///
  /// @throws IOException when the file is damaged or others may read it; the message says what to
  ///     do
  public static SiteKey in(Path file) throws IOException {
    if (!Files.exists(file)) {
      make(file);
    }
    if (Files.size(file) == 0) {
      throw new SecretRefused(
          file
              + " is empty, which a power cut during the first start may leave. If this device was"
              + " never in use, remove the file; else put it back from a copy");
    }
    String text = SecretFile.read(file);
    if (!text.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
      throw new SecretRefused(
          file + " is no site key of " + 2 * BYTES + " hex digits; put the file back from a copy");
    }
    return new SiteKey(HexFormat.of().parseHex(text));
  }

  private static void make(Path file) throws IOException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    byte[] line = (HexFormat.of().formatHex(bytes) + "\n").getBytes(StandardCharsets.US_ASCII);
    DurableFile.write(file, line, "rw-------");
  }

  public BadgeId digest(byte[] number) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return new BadgeId(HexFormat.of().formatHex(mac.doFinal(number), 0, 16));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
