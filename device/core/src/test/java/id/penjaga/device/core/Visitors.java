package id.penjaga.device.core;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Roster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The people of a visit: an escort, two guests of one permit, staff, and a server administrator
/// who is a visitor as everybody but staff is (ACC-01).
final class Visitors {
  static final BadgeId ESCORT = Rooms.badge(21);
  static final BadgeId GUEST = Rooms.badge(22);
  static final BadgeId SECOND_GUEST = Rooms.badge(23);
  static final BadgeId STAFF = Rooms.badge(24);
  static final BadgeId ADMINISTRATOR = Rooms.badge(25);
  static final BadgeId LOST = Rooms.badge(26);
  static final BadgeId STRANGER = new BadgeId("deadbeef".repeat(4));

  /// Uptime of a play at which the permit begins and ends: 10 s and two hours.
  static final long FROM_MS = 10_000;

  static final long UNTIL_MS = 7_200_000;

  private Visitors() {}

  static Roster roster(long version, long leaseMs) {
    return roster(version, leaseMs, permit(member(GUEST), member(SECOND_GUEST)));
  }

  static Roster roster(long version, long leaseMs, Roster.Permit... permits) {
    return new Roster(
        new DeviceId("room-1"),
        version,
        1,
        Instant.ofEpochMilli(Play.EPOCH_WALL - 1_000),
        Instant.ofEpochMilli(leaseMs),
        Set.of(),
        badges(),
        List.of(permits));
  }

  static Map<BadgeId, Roster.Badge> badges() {
    Map<BadgeId, Roster.Badge> badges = new HashMap<>();
    for (Roster.Badge badge :
        List.of(
            Roster.Badge.staff(ESCORT, "staff-1"),
            Roster.Badge.staff(STAFF, "staff-2"),
            Roster.Badge.staff(LOST, "staff-3").in(BadgeState.LOST),
            Roster.Badge.visitor(GUEST, "visitor-1"),
            Roster.Badge.visitor(SECOND_GUEST, "visitor-2"),
            Roster.Badge.visitor(ADMINISTRATOR, "administrator-1"))) {
      badges.put(badge.id(), badge);
    }
    return badges;
  }

  static Roster.Permit permit(Roster.Member... members) {
    return new Roster.Permit(
        "vis-1",
        List.of(Rooms.DOOR),
        Instant.ofEpochMilli(Play.EPOCH_WALL + FROM_MS),
        Instant.ofEpochMilli(Play.EPOCH_WALL + UNTIL_MS),
        true,
        List.of("staff-1"),
        0,
        List.of(members));
  }

  static Roster.Member member(BadgeId badge) {
    return new Roster.Member(badge, true, true, false, 0);
  }

  /// A badge is read, and if it is let in the door opens and shuts.
  static void enter(Play play, BadgeId badge) {
    pass(play, Rooms.IN, badge);
  }

  static void leave(Play play, BadgeId badge) {
    pass(play, Rooms.OUT, badge);
  }

  private static void pass(Play play, PointId reader, BadgeId badge) {
    if (play.now < FROM_MS) {
      play.until(FROM_MS);
    }
    play.badge(reader, badge);
    List<Effect> read = new ArrayList<>(play.latest);
    if (read.stream().anyMatch(effect -> effect instanceof Effect.Unlock)) {
      play.state(Rooms.DOOR, true);
      play.state(Rooms.DOOR, false);
    }
    play.latest.clear();
    play.latest.addAll(read);
  }
}
