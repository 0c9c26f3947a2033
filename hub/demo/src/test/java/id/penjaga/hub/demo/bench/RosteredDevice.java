package id.penjaga.hub.demo.bench;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.shell.keys.BadgeKeys;
import id.penjaga.device.shell.keys.Signing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A large roster and who signs it, and the data folder of a device that has kept it: 10,000
/// badges, and 1,000 permits of ten visitors each. Every tenth badge is of staff.
final class RosteredDevice {
  static final DeviceId DEVICE = new DeviceId("room-1");
  static final String DEVICE_KEY = "5c".repeat(32);
  static final int BADGES = 10_000;
  static final int PERMITS = 1_000;
  private static final int MEMBERS = BADGES / PERMITS;

  private final SecureRandom random = new SecureRandom();
  final Signing.Pair signer = Signing.pair(random);
  final BadgeKeys keys = BadgeKeys.fresh(random);

  /// Makes the folder.
  ///
  /// @param data of a device that has not started yet
  /// @return the group of its configuration that says who signed
  String make(Path data) throws IOException {
    Files.createDirectories(data);
    secret(data.resolve("site.key"), keys.text());
    Path key = data.resolveSibling("device.key");
    secret(key, DEVICE_KEY);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (byte[] part : parts(1, null)) {
      file.write(part);
      file.write('\n');
    }
    Files.write(data.resolve("roster"), file.toByteArray());
    return "roster: { signer: '" + signer.open() + "', key-file: " + key + " }\n";
  }

  static void secret(Path file, String text) throws IOException {
    Files.writeString(file, text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /// The roster as it goes over the wire and onto the disk, signed.
  ///
  /// @param sealed the badge key for the device; null for none
  List<byte[]> parts(int version, @Nullable String sealed) {
    return parts(version, sealed, 0, BADGES);
  }

  /// @param first number of its first badge
  /// @param count of badges; every ten visitors have a permit
  List<byte[]> parts(int version, @Nullable String sealed, int first, int count) {
    PrivateKey secret = Signing.privateKey(signer.secret());
    return roster(version, first, count).parts(sealed).stream()
        .map(Codec::rosterBody)
        .map(body -> Codec.sign(body, Signing.sign(secret, body)))
        .toList();
  }

  /// What a reader sends of a badge.
  static byte[] number(int i) {
    return new byte[] {0, 0, (byte) (i >> 16), (byte) (i >> 8), (byte) i};
  }

  private BadgeId badge(int i) {
    return new BadgeId(keys.digest(number(i), 1));
  }

  private Roster roster(int version, int first, int count) {
    Map<BadgeId, Roster.Badge> badges = new HashMap<>();
    for (int i = first; i < first + count; i++) {
      BadgeId badge = badge(i);
      badges.put(
          badge,
          i % MEMBERS == 0
              ? Roster.Badge.staff(badge, "staff-" + i)
              : Roster.Badge.visitor(badge, "visitor-" + i));
    }
    Instant now = Instant.now();
    return new Roster(
        DEVICE,
        version,
        1,
        now.minusSeconds(60),
        now.plus(Duration.ofDays(7)),
        Set.of(),
        badges,
        IntStream.range(first / MEMBERS, (first + count) / MEMBERS)
            .mapToObj(i -> permit(i, now))
            .toList());
  }

  private Roster.Permit permit(int number, Instant now) {
    return new Roster.Permit(
        "vis-" + number,
        List.of(new PointId("door.main")),
        now,
        now.plus(Duration.ofHours(2)),
        true,
        List.of("staff-0"),
        3,
        IntStream.range(0, MEMBERS)
            .mapToObj(i -> new Roster.Member(badge(number * MEMBERS + i), true, true, false, 0))
            .toList());
  }
}
