package id.penjaga.device.core.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.penjaga.device.core.access.DoorPolicy.Passback;
import id.penjaga.device.core.access.Scene.Expected;
import id.penjaga.device.core.access.Traffic.Inside;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Roster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// May this badge pass this door now, and which rule says no (ACC-02, ACC-03, ACC-19, ACC-20)?
class JudgeTest {
  private static final DeviceId DEVICE = new DeviceId("room-1");
  private static final PointId DOOR = new PointId("door.main");
  private static final PointId RACK = new PointId("door.rack");
  private static final BadgeId BADGE = badge(7);
  private static final BadgeId ESCORT = badge(2);
  private static final BadgeId FELLOW = badge(8);
  private static final Instant FROM = Instant.parse("2026-09-10T02:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-09-10T05:00:00Z");
  private static final long NOW = 500_000;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # badge        , way , clock    , read at  , answer
          unknown        , IN  , NTP      , 03:00:00 , UNKNOWN_BADGE
          unknown        , OUT , NONE     , 03:00:00 , LET_OUT
          always         , IN  , NTP      , 03:00:00 , GRANTED
          always         , IN  , NONE     , 03:00:00 , GRANTED
          always         , OUT , NONE     , 03:00:00 , GRANTED
          revoked        , IN  , NTP      , 03:00:00 , REVOKED
          revoked        , OUT , NTP      , 03:00:00 , GRANTED
          other door     , IN  , NTP      , 03:00:00 , WRONG_DOOR
          other door     , OUT , NTP      , 03:00:00 , GRANTED
          dated          , IN  , NTP      , 01:59:59 , NOT_YET_VALID
          dated          , IN  , RTC      , 02:00:00 , GRANTED
          dated          , IN  , NTP      , 04:59:59 , GRANTED
          dated          , IN  , NTP      , 05:00:00 , EXPIRED
          dated          , IN  , RESTORED , 03:00:00 , CLOCK_NOT_TRUSTED
          dated          , IN  , NONE     , 03:00:00 , CLOCK_NOT_TRUSTED
          dated          , OUT , NONE     , 09:00:00 , GRANTED
          revoked dated  , IN  , NONE     , 03:00:00 , REVOKED
          """)
  @DisplayName(
      "ACC-19, ACC-20, SYS-09: a right holds from its first second until just before its last; the"
          + " way out is free")
  void theTableOfTheConfiguration(
      String badge, Direction way, ClockQuality clock, String time, String answer) {
    Credentials known = badge.equals("unknown") ? local(Map.of(), Set.of()) : configured(badge);
    Scene scene = new Given().scene(known);
    assertEquals(answer, name(Judge.decide(scene, BADGE, DOOR, way, at(clock, time))));
  }

  private static Credentials configured(String kind) {
    boolean dated = kind.contains("dated");
    Roster.Badge badge =
        new Roster.Badge(
            BADGE,
            "staff-1",
            BadgeState.ISSUED,
            false,
            true,
            false,
            kind.equals("other door") ? List.of(RACK) : List.of(),
            dated ? FROM : null,
            dated ? UNTIL : null,
            null);
    return local(Map.of(BADGE, badge), kind.contains("revoked") ? Set.of(BADGE) : Set.of());
  }

  private static Credentials local(Map<BadgeId, Roster.Badge> known, Set<BadgeId> revoked) {
    return Credentials.local(known, revoked);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # what is different                                    , answer
          nothing                                                , GRANTED
          staff                                                  , GRANTED
          state SUSPENDED                                        , BLOCKED
          state LOST                                             , BLOCKED
          state RETURNED                                         , BLOCKED
          state BLOCKED                                          , BLOCKED
          lockdown                                               , LOCKDOWN
          lockdown override                                      , GRANTED
          no permit                                              , NO_PERMIT
          permit for another door                                , WRONG_DOOR
          clock RESTORED                                         , CLOCK_NOT_TRUSTED
          time 01:50:00                                          , OUTSIDE_WINDOW
          time 05:01:00                                          , OUTSIDE_WINDOW
          lease over                                             , ROSTER_TOO_OLD
          lease over staff                                       , GRANTED
          incomplete                                             , INCOMPLETE_EXIT
          left without an account                                , INCOMPLETE_EXIT
          left and accounted for                                 , GRANTED
          no purpose                                             , NO_PURPOSE
          no statement                                           , NO_STATEMENT
          escort nowhere                                         , NO_ESCORT
          escort left                                            , ESCORT_NOT_INSIDE
          escort expected                                        , GRANTED
          escort blocked                                         , ESCORT_WITHOUT_RIGHT
          escort for another door                                , ESCORT_WITHOUT_RIGHT
          escort not named                                       , ESCORT_WITHOUT_RIGHT
          escort read too long ago                               , NO_ESCORT
          escort has a visitor                                   , GRANTED
          escort has two visitors                                , ESCORT_FULL
          pin none                                               , PIN_MISSING
          pin wrong                                              , PIN_WRONG
          pin right                                              , GRANTED
          pin locked                                             , TOO_MANY_TRIES
          pin without keypad                                     , GRANTED
          hard passback                                          , ANTI_PASSBACK
          hard passback doubtful                                 , GRANTED
          hard passback after its time                           , GRANTED
          hard passback across a restart                         , ANTI_PASSBACK
          hard passback across a restart with a time             , GRANTED
          soft passback                                          , GRANTED despite ANTI_PASSBACK
          full                                                   , OCCUPANCY_FULL
          one place left                                         , GRANTED
          interlock                                              , INTERLOCK
          two persons empty                                      , SECOND_PERSON_AWAITED
          two persons second                                     , GRANTED
          two persons same holder                                , SECOND_PERSON_AWAITED
          two persons somebody inside                            , GRANTED
          """)
  @DisplayName(
      "ACC-02, ACC-03, ACC-04, ACC-05, ACC-07, ACC-14, VIS-13: one rule at a time is broken, and"
          + " its word is the answer")
  void oneRuleAtATime(String different, String answer) {
    Given given = new Given();
    given.different(different);
    Access access = Judge.decide(given.scene(), BADGE, DOOR, Direction.IN, given.at);
    assertEquals(answer, name(access), different);
  }

  @Test
  @DisplayName("Every reason of the vocabulary is given by some rule of the door")
  void everyReasonHasACase() {
    Set<DenialReason> others = EnumSet.of(DenialReason.TOO_LATE); // of who hears the badge
    Set<DenialReason> seen = EnumSet.noneOf(DenialReason.class);
    for (String different : cases()) {
      Given given = new Given();
      given.different(different);
      if (Judge.decide(given.scene(), BADGE, DOOR, Direction.IN, given.at)
          instanceof Access.Denied denied) {
        seen.add(denied.reason());
      }
    }
    seen.addAll(
        List.of(
            DenialReason.UNKNOWN_BADGE,
            DenialReason.REVOKED,
            DenialReason.NOT_YET_VALID,
            DenialReason.EXPIRED)); // the first table
    seen.addAll(others);
    assertEquals(EnumSet.allOf(DenialReason.class), seen);
  }

  @Test
  @DisplayName("ACC-20: whatever is broken, the way out is free")
  void nothingObjectsOnTheWayOut() {
    for (String different : cases()) {
      Given given = new Given();
      given.different(different);
      assertInstanceOf(
          Access.Granted.class,
          Judge.decide(given.scene(), BADGE, DOOR, Direction.OUT, given.at),
          different);
    }
  }

  @Test
  @DisplayName("Of two broken rules the earlier one names the reason, whatever the other is")
  void theOrderOfReasonsIsFixed() {
    List<String> order =
        List.of(
            "state LOST",
            "lockdown",
            "no permit",
            "clock RESTORED",
            "lease over",
            "time 05:01:00",
            "incomplete",
            "no purpose",
            "no statement",
            "pin wrong",
            "interlock",
            "hard passback",
            "full",
            "escort not named");
    for (int i = 0; i < order.size(); i++) {
      for (int j = i + 1; j < order.size(); j++) {
        Given both = new Given();
        both.different(order.get(j));
        both.different(order.get(i));
        Given first = new Given();
        first.different(order.get(i));
        assertEquals(
            name(Judge.decide(first.scene(), BADGE, DOOR, Direction.IN, first.at)),
            name(Judge.decide(both.scene(), BADGE, DOOR, Direction.IN, both.at)),
            order.get(i) + " before " + order.get(j));
      }
    }
  }

  private static List<String> cases() {
    try {
      CsvSource table =
          JudgeTest.class
              .getDeclaredMethod("oneRuleAtATime", String.class, String.class)
              .getAnnotation(CsvSource.class);
      return table
          .textBlock()
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.substring(0, line.indexOf(',')).strip())
          .toList();
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  /// A visitor whose visit is in order; a case changes one thing.
  private static final class Given {
    private Moment at = JudgeTest.at(ClockQuality.NTP, "03:00:00");
    private Roster.Badge self = Roster.Badge.visitor(BADGE, "visitor-1");
    private Roster.Badge escort = Roster.Badge.staff(ESCORT, "staff-2");
    private Roster.Member member = new Roster.Member(BADGE, true, true, false, 0);
    private List<PointId> permitDoors = List.of(DOOR);
    private List<String> escorts = List.of("staff-2");
    private boolean permitted = true;
    private Set<PointId> lockdown = Set.of();
    private Instant lease = UNTIL.plusSeconds(86_400);
    private DoorPolicy policy = policy(0, Passback.NONE, 0, 0, 0);
    private Traffic traffic =
        Traffic.NONE.entered(ESCORT, inside("staff-2", null)).leading(ESCORT, NOW - 10_000);
    private final List<Expected> expected = new ArrayList<>();
    private boolean blocked;
    private @Nullable BadgeId first;
    private PinCheck pin = PinCheck.NO_KEYPAD;

    Scene scene() {
      Map<BadgeId, Roster.Badge> badges = new HashMap<>();
      badges.put(BADGE, self);
      badges.put(ESCORT, escort);
      badges.put(FELLOW, Roster.Badge.visitor(FELLOW, "visitor-2"));
      Roster.Permit permit =
          new Roster.Permit("vis-1", permitDoors, FROM, UNTIL, true, escorts, 2, List.of(member));
      Roster roster =
          new Roster(
              DEVICE,
              1,
              1,
              FROM.minusSeconds(3_600),
              lease,
              lockdown,
              badges,
              permitted ? List.of(permit) : List.of());
      return scene(local(Map.of(), Set.of()).with(roster, Map.of(), Set.of()));
    }

    Scene scene(Credentials known) {
      return new Scene(known, traffic, policy, expected, blocked, first, pin, NOW);
    }

    void different(String what) {
      String[] words = what.split(" ");
      if (what.endsWith("staff")) {
        self = Roster.Badge.staff(BADGE, "staff-1");
      }
      switch (words[0]) {
        case "state" -> self = self.in(BadgeState.valueOf(words[1]));
        case "clock" -> at = JudgeTest.at(ClockQuality.valueOf(words[1]), "03:00:00");
        case "time" -> at = JudgeTest.at(ClockQuality.NTP, words[1]);
        case "pin" -> pin(words[1]);
        case "lease" -> lease = FROM.plusSeconds(60);
        case "escort" -> escort(what);
        case "hard", "soft" -> passback(what);
        case "two" -> together(what);
        default -> rest(what);
      }
    }

    private void rest(String what) {
      switch (what) {
        case "nothing", "staff" -> {}
        case "lockdown" -> lockdown = Set.of(DOOR);
        case "lockdown override" -> {
          lockdown = Set.of(DOOR);
          self = made(BADGE, "staff-1", false, true, List.of(), null);
        }
        case "no permit" -> permitted = false;
        case "permit for another door" -> permitDoors = List.of(RACK);
        case "incomplete" ->
            member = new Roster.Member(BADGE, member.purpose(), member.statement(), true, 0);
        case "left without an account" -> traffic = traffic.remembered(BADGE, 1_000);
        case "left and accounted for" -> {
          traffic = traffic.remembered(BADGE, 1_000);
          member = new Roster.Member(BADGE, true, true, false, 1_000);
        }
        case "no purpose" ->
            member = new Roster.Member(BADGE, false, member.statement(), member.incomplete(), 0);
        case "no statement" ->
            member = new Roster.Member(BADGE, member.purpose(), false, member.incomplete(), 0);
        case "full" -> policy = policy(1, policy.passback(), 0, 0, 0);
        case "one place left" -> policy = policy(2, Passback.NONE, 0, 0, 0);
        case "interlock" -> blocked = true;
        default -> throw new AssertionError(what);
      }
    }

    private void pin(String what) {
      self =
          made(BADGE, self.holder(), self.visitor(), false, List.of(), "1:aa:bb").in(self.state());
      pin =
          switch (what) {
            case "none" -> PinCheck.NONE_TYPED;
            case "wrong" -> PinCheck.WRONG;
            case "right" -> PinCheck.RIGHT;
            case "locked" -> PinCheck.LOCKED;
            default -> PinCheck.NO_KEYPAD;
          };
    }

    private void escort(String what) {
      switch (what) {
        case "escort nowhere" -> traffic = without(traffic);
        case "escort left" -> traffic = traffic.left(ESCORT, 1_000);
        case "escort expected" -> {
          traffic = without(traffic);
          expected.add(new Expected(ESCORT, "staff-2", null));
        }
        case "escort blocked" -> escort = escort.in(BadgeState.LOST);
        case "escort for another door" ->
            escort = made(ESCORT, "staff-2", false, false, List.of(RACK), null);
        case "escort not named" -> escorts = List.of("staff-9");
        case "escort read too long ago" -> {
          policy = policy(0, Passback.NONE, 0, 0, 60_000);
          traffic = traffic.leading(ESCORT, NOW - 60_001);
        }
        case "escort has a visitor" -> fellow(FELLOW);
        case "escort has two visitors" -> {
          fellow(FELLOW);
          expected.add(new Expected(badge(9), "visitor-3", ESCORT));
        }
        default -> throw new AssertionError(what);
      }
    }

    private void fellow(BadgeId badge) {
      traffic = traffic.entered(badge, inside("visitor-2", ESCORT));
    }

    private void passback(String what) {
      boolean timed = what.endsWith("time");
      boolean restart = what.contains("restart");
      policy =
          policy(
              policy.most(),
              what.startsWith("soft") ? Passback.SOFT : Passback.HARD,
              timed ? 60_000 : 0,
              0,
              0);
      long since = restart ? Inside.EARLIER : NOW - 100_000;
      boolean doubtful = what.endsWith("doubtful");
      traffic =
          traffic.entered(
              BADGE, new Inside("visitor-1", DOOR, "room", since, "vis-1", ESCORT, doubtful));
    }

    private void together(String what) {
      self = Roster.Badge.staff(BADGE, "staff-1");
      policy = policy(0, Passback.NONE, 0, 30_000, 0);
      if (!what.endsWith("inside")) {
        traffic = without(traffic);
      }
      first = what.endsWith("second") ? ESCORT : what.endsWith("holder") ? FELLOW : null;
      if (what.endsWith("holder")) {
        self = Roster.Badge.staff(BADGE, "visitor-2");
      }
    }

    private static Traffic without(Traffic traffic) {
      return new Traffic(Map.of(), traffic.left(), Map.of());
    }
  }

  private static Roster.Badge made(
      BadgeId id,
      String holder,
      boolean visitor,
      boolean override,
      List<PointId> doors,
      @Nullable String pin) {
    return new Roster.Badge(
        id, holder, BadgeState.ISSUED, visitor, !visitor, override, doors, null, null, pin);
  }

  private static Inside inside(String holder, @Nullable BadgeId escort) {
    return new Inside(
        holder, DOOR, "room", NOW - 10_000, escort == null ? null : "vis-1", escort, false);
  }

  private static DoorPolicy policy(
      int most, Passback passback, long passbackMs, long togetherMs, long escortMs) {
    return new DoorPolicy(
        "room", most, passback, passbackMs, togetherMs, escortMs, 60_000, 300_000, Set.of());
  }

  private static Moment at(ClockQuality clock, String time) {
    return new Moment(NOW, Instant.parse("2026-09-10T" + time + "Z").toEpochMilli(), clock);
  }

  private static BadgeId badge(int number) {
    return new BadgeId("%032x".formatted(number));
  }

  private static String name(Access access) {
    return switch (access) {
      case Access.Granted granted ->
          granted.despite() == null ? "GRANTED" : "GRANTED despite " + granted.despite();
      case Access.LetOut _ -> "LET_OUT";
      case Access.Denied(DenialReason reason, var _) -> reason.name();
    };
  }
}
