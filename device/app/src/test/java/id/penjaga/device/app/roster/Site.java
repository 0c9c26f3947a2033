package id.penjaga.device.app.roster;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.shell.keys.BadgeKeys;
import id.penjaga.device.shell.keys.KeyWrap;
import id.penjaga.device.shell.keys.Signing;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a hub holds of a site, as far as a device can tell.
final class Site {
  static final DeviceId DEVICE = new DeviceId("room-1");
  static final Instant NOW = Instant.parse("2026-09-10T02:00:00Z");
  static final byte[] DEVICE_KEY = HexFormat.of().parseHex("5c".repeat(32));
  private static final SecureRandom RANDOM = new SecureRandom();

  final Signing.Pair signer = Signing.pair(RANDOM);
  BadgeKeys keys = BadgeKeys.fresh(RANDOM);

  void rotate() {
    keys = keys.rotated(RANDOM);
  }

  Roster roster(long version, int badges, int permits) {
    return roster(DEVICE, version, badges, permits, NOW.plusSeconds(86_400));
  }

  Roster roster(DeviceId device, long version, int badges, int permits, Instant lease) {
    Map<BadgeId, Roster.Badge> all = new HashMap<>();
    for (int i = 0; i < badges; i++) {
      Roster.Badge badge =
          i % 10 == 0
              ? Roster.Badge.staff(badge(i), "staff-" + i)
              : Roster.Badge.visitor(badge(i), "visitor-" + i);
      all.put(badge.id(), badge);
    }
    List<Roster.Permit> given =
        IntStream.range(0, permits).mapToObj(i -> permit(i, badges)).toList();
    return new Roster(
        device, version, keys.version(), NOW.minusSeconds(60), lease, Set.of(), all, given);
  }

  private Roster.Permit permit(int number, int badges) {
    return new Roster.Permit(
        "vis-" + number,
        List.of(new PointId("door.main")),
        NOW,
        NOW.plusSeconds(7_200),
        true,
        List.of("staff-0"),
        3,
        IntStream.range(0, 10)
            .mapToObj(i -> (number * 10 + i) % badges)
            .distinct()
            .map(i -> new Roster.Member(badge(i), true, true, false, 0))
            .toList());
  }

  BadgeId badge(int number) {
    byte[] bytes = {0, 0, (byte) (number >> 16), (byte) (number >> 8), (byte) number};
    return new BadgeId(keys.digest(bytes, keys.version()));
  }

  List<byte[]> parts(Roster roster) {
    String key = KeyWrap.seal(DEVICE_KEY, DEVICE.name(), keys.text(), RANDOM);
    return parts(roster, key, signer);
  }

  static List<byte[]> parts(Roster roster, @Nullable String key, Signing.Pair signer) {
    return roster.parts(key).stream()
        .map(Codec::rosterBody)
        .map(body -> Codec.sign(body, Signing.sign(Signing.privateKey(signer.secret()), body)))
        .toList();
  }
}
