package id.penjaga.device.app.parts;

import id.penjaga.device.messages.BadgeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The site's secret that turns badge numbers into digests. Badge numbers are short, so without it
/// every number could simply be tried.
///
/// Made once, on the first start, in a file only its owner can read. Whoever moves a device to a
/// new card takes the file along; with another key the badges in the configuration still match, but
/// digests in older records no longer do.
public final class SiteKey {
  private static final int BYTES = 32;

  private final SecretKeySpec key;

  private SiteKey(byte[] bytes) {
    key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /// Reads the key, or makes one when there is none.
  ///
  /// @throws IOException when the file is damaged or others may read it; the message says what to
  ///     do
  public static SiteKey in(Path file) throws IOException {
    if (!Files.exists(file)) {
      make(file);
    }
    Set<PosixFilePermission> may = Files.getPosixFilePermissions(file);
    if (may.contains(PosixFilePermission.GROUP_READ)
        || may.contains(PosixFilePermission.OTHERS_READ)) {
      throw new IOException(file + " can be read by others; run: chmod 600 " + file);
    }
    String text = Files.readString(file).strip();
    if (!text.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
      throw new IOException(
          file + " is no site key of " + 2 * BYTES + " hex digits; put the file back from a copy");
    }
    return new SiteKey(HexFormat.of().parseHex(text));
  }

  private static void make(Path file) throws IOException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, HexFormat.of().formatHex(bytes) + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
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
