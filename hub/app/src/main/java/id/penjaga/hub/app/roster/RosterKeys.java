package id.penjaga.hub.app.roster;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.shell.files.DurableFile;
import id.penjaga.device.shell.files.PrivateFolder;
import id.penjaga.device.shell.files.SecretFile;
import id.penjaga.device.shell.files.SecretRefused;
import id.penjaga.device.shell.keys.BadgeKeys;
import id.penjaga.device.shell.keys.KeyWrap;
import id.penjaga.device.shell.keys.Signing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The site's keys in one private folder: `signing.key` signs rosters, `signer.pub` is its public
/// half for the devices' configurations, `badge.key` makes digests of badge numbers, and
/// `<device>.key` wraps that for one device. What is missing is made.
public final class RosterKeys {
  private final Path folder;
  private final SecureRandom random = new SecureRandom();
  private final PrivateKey signing;
  private BadgeKeys badges;

  private RosterKeys(Path folder) throws IOException {
    this.folder = folder;
    PrivateFolder.of(folder);
    Path file = folder.resolve("signing.key");
    if (!Files.exists(file)) {
      Signing.Pair pair = Signing.pair(random);
      write("signer.pub", pair.open());
      write("signing.key", pair.secret());
    }
    try {
      signing = Signing.privateKey(SecretFile.read(file));
      if (!Files.exists(folder.resolve("badge.key"))) {
        write("badge.key", BadgeKeys.fresh(random).text());
      }
      badges = BadgeKeys.of(SecretFile.read(folder.resolve("badge.key")));
    } catch (IllegalArgumentException e) {
      throw new SecretRefused(
          folder + ": a key in it " + e.getMessage() + "; put the file back from a copy");
    }
  }

  /// @throws IOException when the folder cannot be used, or a key in it is damaged or not private
  public static RosterKeys in(Path folder) throws IOException {
    return new RosterKeys(folder);
  }

  Path folder() {
    return folder;
  }

  /// The public key that devices name as `signer`, 64 hex digits.
  public String signer() throws IOException {
    return SecretFile.read(folder.resolve("signer.pub"));
  }

  byte[] sign(byte[] body) {
    return Signing.sign(signing, body);
  }

  /// Where the key of a device is; it is made when there is none, and then the device needs a copy.
  public Path keyOf(DeviceId device) throws IOException {
    Path file = folder.resolve(device.name() + ".key");
    if (!Files.exists(file)) {
      byte[] key = new byte[KeyWrap.KEY_BYTES];
      random.nextBytes(key);
      write(device.name() + ".key", HexFormat.of().formatHex(key));
    }
    return file;
  }

  /// The badge keys as one device can open them.
  synchronized String wrapped(DeviceId device) throws IOException {
    byte[] key = HexFormat.of().parseHex(SecretFile.read(keyOf(device)));
    return KeyWrap.seal(key, device.name(), badges.text(), random);
  }

  /// The newest version of the badge key.
  public synchronized int version() {
    return badges.version();
  }

  /// What a badge is called under the newest key.
  ///
  /// @throws IllegalArgumentException when there is no such version
  public synchronized BadgeId newest(BadgeId digest, int version) {
    if (version < 1 || version > badges.version()) {
      throw new IllegalArgumentException(
          "badge key version " + version + ": there are 1 to " + badges.version());
    }
    return new BadgeId(badges.raised(digest.digest(), version, badges.version()));
  }

  /// The digest of a badge number, for who enrols a printed number.
  public synchronized BadgeId digest(byte[] number) {
    return new BadgeId(badges.digest(number, badges.version()));
  }

  /// Replaces the badge key. Every badge keeps its enrolment: the next roster brings each device
  /// the new key and the new digests together.
  public synchronized void rotate() throws IOException {
    BadgeKeys next = badges.rotated(random);
    write("badge.key", next.text());
    badges = next;
  }

  private void write(String name, String secret) throws IOException {
    DurableFile.write(
        folder.resolve(name), (secret + "\n").getBytes(StandardCharsets.US_ASCII), "rw-------");
  }
}
