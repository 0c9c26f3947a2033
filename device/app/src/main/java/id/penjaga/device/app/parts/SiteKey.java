package id.penjaga.device.app.parts;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.shell.files.DurableFile;
import id.penjaga.device.shell.files.SecretFile;
import id.penjaga.device.shell.files.SecretRefused;
import id.penjaga.device.shell.keys.BadgeKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Function;

/// The site's secret that turns badge numbers into digests, in as many versions as it has had.
///
/// Made once, on the first start, in a file only its owner can read. The file goes along when a
/// device moves to a new card; with another key the badges in the configuration still match, but
/// digests in older records no longer do. Where a hub keeps the roster the keys are the hub's: the
/// same at every door, brought by the roster.
public final class SiteKey {
  private final Path file;
  private volatile BadgeKeys keys;
  private volatile int version;

  private SiteKey(Path file, BadgeKeys keys) {
    this.file = file;
    this.keys = keys;
    version = keys.version();
  }

  /// Reads the key, or makes one when there is none. A new key is fsynced before it is used: a
  /// power cut leaves the whole file or none, never an empty one that would refuse every later
  /// start.
  ///
  /// @throws IOException when the file is damaged or others may read it; the message says what to
  ///     do
  public static SiteKey in(Path file) throws IOException {
    if (!Files.exists(file)) {
      write(file, BadgeKeys.fresh(new SecureRandom()));
    }
    if (Files.size(file) == 0) {
      throw new SecretRefused(
          file
              + " is empty, which a power cut during the first start may leave. If this device was"
              + " never in use, remove the file; else put it back from a copy");
    }
    try {
      return new SiteKey(file, BadgeKeys.of(SecretFile.read(file)));
    } catch (IllegalArgumentException _) {
      throw new SecretRefused(
          file
              + " is no site key of "
              + 2 * BadgeKeys.BYTES
              + " hex digits; put the file back from a copy");
    }
  }

  private static void write(Path file, BadgeKeys keys) throws IOException {
    DurableFile.write(file, (keys.text() + "\n").getBytes(StandardCharsets.US_ASCII), "rw-------");
  }

  /// Keeps the site's keys as the hub has them; which version is used is not changed by that.
  ///
  /// @throws IOException when the disk does not keep them
  public synchronized void keep(BadgeKeys next) throws IOException {
    if (!next.equals(keys)) {
      write(file, next);
      keys = next;
    }
  }

  /// The newest version there is.
  public int newest() {
    return keys.version();
  }

  /// The version that badges are called by.
  public int inUse() {
    return version;
  }

  /// Calls badges by the digests of one version from now on.
  public void use(int wanted) {
    version = Math.min(wanted, keys.version());
  }

  public BadgeId digest(byte[] number) {
    return digest(number, version);
  }

  /// How badges are called now, whatever keys come later.
  public Function<byte[], BadgeId> naming() {
    BadgeKeys now = keys;
    int under = version;
    return number -> new BadgeId(now.digest(number, under));
  }

  /// What a badge is called under a newer version.
  public BadgeId raised(BadgeId badge, int from, int to) {
    return new BadgeId(keys.raised(badge.digest(), from, to));
  }

  /// What a badge is called under one version.
  public BadgeId digest(byte[] number, int under) {
    return new BadgeId(keys.digest(number, under));
  }
}
