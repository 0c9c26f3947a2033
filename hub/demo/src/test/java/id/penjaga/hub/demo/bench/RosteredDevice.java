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
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The data folder of a device that has kept a large roster: 10,000 badges, and 1,000 permits of
/// ten visitors each.
final class RosteredDevice {
  private static final int BADGES = 10_000;
  private static final int PERMITS = 1_000;
  private static final int MEMBERS = 10;

  private final SecureRandom random = new SecureRandom();
  private final Signing.Pair signer = Signing.pair(random);
  private final BadgeKeys keys = BadgeKeys.fresh(random);

  /// Makes the folder.
  ///
  /// @param data of a device that has not started yet
  /// @return the group of its configuration that says who signed
  String make(Path data) throws IOException {
    Files.createDirectories(data);
    secret(data.resolve("site.key"), keys.text());
    Path key = data.resolveSibling("device.key");
    secret(key, "5c".repeat(32));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (Roster.Part part : roster().parts(null)) {
      byte[] body = Codec.rosterBody(part);
      file.write(Codec.sign(body, Signing.sign(Signing.privateKey(signer.secret()), body)));
      file.write('\n');
    }
    Files.write(data.resolve("roster"), file.toByteArray());
    return "roster: { signer: '" + signer.open() + "', key-file: " + key + " }\n";
  }

  private static void secret(Path file, String text) throws IOException {
    Files.writeString(file, text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private Roster roster() {
    Instant now = Instant.now();
    Map<BadgeId, Roster.Badge> badges = new HashMap<>();
    for (int i = 0; i < BADGES; i++) {
      BadgeId badge = badge(i);
      badges.put(
          badge,
          i % 10 == 0
              ? Roster.Badge.staff(badge, "staff-" + i)
              : Roster.Badge.visitor(badge, "visitor-" + i));
    }
    List<Roster.Permit> permits = new ArrayList<>();
    for (int i = 0; i < PERMITS; i++) {
      List<Roster.Member> members = new ArrayList<>();
      for (int j = 0; j < MEMBERS; j++) {
        members.add(new Roster.Member(badge(i * MEMBERS + j), true, true, false, 0));
      }
      permits.add(
          new Roster.Permit(
              "vis-" + i,
              List.of(new PointId("door.main")),
              now,
              now.plusSeconds(7_200),
              true,
              List.of("staff-0"),
              3,
              members));
    }
    return new Roster(
        new DeviceId("room-1"),
        1,
        1,
        now.minusSeconds(60),
        now.plusSeconds(86_400),
        Set.of(),
        badges,
        permits);
  }

  private BadgeId badge(int number) {
    byte[] bytes = {(byte) (number >> 16), (byte) (number >> 8), (byte) number};
    return new BadgeId(keys.digest(bytes, 1));
  }
}
