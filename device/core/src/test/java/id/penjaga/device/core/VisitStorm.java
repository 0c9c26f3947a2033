package id.penjaga.device.core;

import id.penjaga.device.core.access.PinCheck;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.Roster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// People, badges, papers, clocks and reboots in a hurry, from a seed.
final class VisitStorm {
  static final List<BadgeId> PEOPLE =
      List.of(
          Visitors.ESCORT,
          Visitors.STAFF,
          Visitors.GUEST,
          Visitors.SECOND_GUEST,
          Visitors.ADMINISTRATOR,
          Visitors.LOST,
          Visitors.STRANGER);

  private final SplittableRandom random;
  private long version;
  private boolean open;

  /// What was typed with the badge that was read last.
  PinCheck pin = PinCheck.NO_KEYPAD;

  private int wrongInARow;

  VisitStorm(long seed) {
    random = new SplittableRandom(seed);
  }

  /// One thing happens.
  ///
  /// @return what it was
  Happening next(Play play) {
    long wake = play.room.wakeUpMs();
    if (random.nextInt(3) == 0 && wake != Long.MAX_VALUE && wake > play.now) {
      play.until(wake);
    } else if (random.nextInt(2) == 0) {
      play.until(play.now + random.nextLong(30_000));
    }
    List<Effect> before = List.copyOf(play.latest);
    Happening happening = happen(play);
    play.latest.addAll(0, before);
    return happening;
  }

  /// @param badge who was read; null for other things
  /// @param out whether they leave
  /// @param own how many effects of the event itself stand last in `latest`
  record Happening(
      String what, @org.jspecify.annotations.Nullable BadgeId badge, boolean out, int own) {}

  private Happening happen(Play play) {
    play.latest.clear();
    int kind = random.nextInt(100);
    if (kind < 30) {
      return read(play, false);
    } else if (kind < 50) {
      return read(play, true);
    } else if (kind < 78) {
      open = !open || random.nextInt(8) == 0;
      play.state(Rooms.DOOR, open);
      return told(play, "door");
    } else if (kind < 83) {
      play.on(new Event.ExitPressed(play.moment(), Rooms.DOOR));
      return new Happening("exit", null, true, play.latest.size());
    } else if (kind < 94) {
      play.roster(roster(play));
      return told(play, "roster");
    } else if (kind < 96) {
      clock(play);
      return told(play, "clock");
    } else if (kind < 97) {
      play.on(
          new Event.Commanded(
              play.moment(), "e" + version, new DeviceCommand.EnrolBadge(Rooms.IN, "admin-1")));
      return told(play, "enrolment");
    } else if (kind < 99) {
      play.on(new Event.RecordingChanged(play.moment(), random.nextBoolean(), 0));
      return told(play, "disk");
    }
    play.restart();
    play.state(Rooms.DOOR, open); // the board tells how each contact stands when it starts
    return told(play, "restart");
  }

  private static Happening told(Play play, String what) {
    return new Happening(what, null, false, play.latest.size());
  }

  private Happening read(Play play, boolean out) {
    pin = pin();
    BadgeId badge = wrongInARow > 0 ? Visitors.STAFF : PEOPLE.get(random.nextInt(PEOPLE.size()));
    play.on(
        new Event.BadgePresented(
            play.moment(), out ? Rooms.OUT : Rooms.IN, badge, Event.Proof.PROVEN, 0, pin));
    return new Happening("badge", badge, out, play.latest.size());
  }

  private static final List<PinCheck> TYPED =
      List.of(PinCheck.NO_KEYPAD, PinCheck.NONE_TYPED, PinCheck.WRONG, PinCheck.NOT_CHECKED);

  /// Usually the right one; now and then somebody tries out one after the other.
  private PinCheck pin() {
    if (wrongInARow > 0 || random.nextInt(200) == 0) {
      wrongInARow = wrongInARow == 0 ? 20 : wrongInARow - 1;
      return random.nextInt(4) == 0 ? PinCheck.RIGHT : PinCheck.WRONG;
    }
    return random.nextInt(5) > 0 ? PinCheck.RIGHT : TYPED.get(random.nextInt(TYPED.size()));
  }

  private void clock(Play play) {
    ClockQuality before = play.clock;
    long step = random.nextInt(3) == 0 ? random.nextLong(7_200_000) - 3_600_000 : 0;
    play.wallShiftMs += step;
    play.clock =
        random.nextInt(4) == 0
            ? ClockQuality.values()[random.nextInt(ClockQuality.values().length)]
            : ClockQuality.NTP;
    play.on(new Event.ClockSet(play.moment(), before, step));
  }

  /// The hub says something: usually all in order, sometimes a paper missing, a badge blocked, a
  /// permit gone, over or not begun, a lockdown, or an older roster again.
  private Roster roster(Play play) {
    long wall = play.moment().wallMs();
    boolean replay = random.nextInt(10) == 0;
    version += replay ? 0 : 1;
    Map<BadgeId, Roster.Badge> badges = new HashMap<>(Visitors.badges());
    badges.computeIfPresent(Visitors.STAFF, (_, badge) -> withPin(badge));
    badges.computeIfPresent(Visitors.GUEST, (_, badge) -> withPin(badge));
    if (random.nextInt(6) == 0) {
      badges.computeIfPresent(
          PEOPLE.get(random.nextInt(6)), (_, badge) -> badge.in(BadgeState.SUSPENDED));
    }
    List<Roster.Permit> permits = new ArrayList<>();
    if (random.nextInt(6) > 0) {
      long from = wall - 600_000 + random.nextLong(700_000);
      permits.add(
          new Roster.Permit(
              "vis-1",
              List.of(Rooms.DOOR),
              Instant.ofEpochMilli(from),
              Instant.ofEpochMilli(from + 60_000 + random.nextLong(3_600_000)),
              random.nextInt(8) > 0,
              List.of("staff-1"),
              random.nextInt(3),
              List.of(member(Visitors.GUEST, wall), member(Visitors.SECOND_GUEST, wall))));
    }
    return new Roster(
        Visitors.roster(1, wall + 1).device(),
        Math.max(1, version),
        1,
        Instant.ofEpochMilli(wall - 1),
        Instant.ofEpochMilli(wall + 60_000 + random.nextLong(7_200_000)),
        random.nextInt(12) == 0 ? Set.of(Rooms.DOOR) : Set.of(),
        badges,
        permits);
  }

  private static Roster.Badge withPin(Roster.Badge badge) {
    return new Roster.Badge(
        badge.id(),
        badge.holder(),
        badge.state(),
        badge.visitor(),
        badge.escort(),
        badge.overridesLockdown(),
        badge.doors(),
        badge.from(),
        badge.until(),
        "kept");
  }

  private Roster.Member member(BadgeId badge, long wall) {
    return new Roster.Member(
        badge,
        random.nextInt(8) > 0,
        random.nextInt(8) > 0,
        random.nextInt(12) == 0,
        random.nextInt(3) > 0 ? wall : 0);
  }
}
