package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.core.RoomRules.Badge;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// May this badge pass this door now (ACC-19, ACC-20, SYS-09)?
class AccessTest {
  private static final BadgeId BADGE = Rooms.badge(7);
  private static final PointId ELSEWHERE = new PointId("door.rack");

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
      "ACC-19, ACC-20, SYS-09: a permit holds from its first second until just before its last; the"
          + " way out is free")
  void theTableOfDecisions(
      String badge, Direction way, ClockQuality clock, String time, String answer) {
    Moment at = new Moment(5, Instant.parse("2026-09-08T" + time + "Z").toEpochMilli(), clock);
    Map<BadgeId, Badge> roster = badge.equals("unknown") ? Map.of() : Map.of(BADGE, badge(badge));
    assertEquals(answer, name(Access.decide(BADGE, Rooms.DOOR, way, at, roster)));
  }

  @Test
  @DisplayName("ACC-20: of all badges, doors, clocks and hours none is ever denied on the way out")
  void noCombinationIsDeniedOnTheWayOut() {
    int decisions = 0;
    for (Badge badge : everyBadge()) {
      for (ClockQuality clock : ClockQuality.values()) {
        for (long hour = 0; hour < 24; hour++) {
          Moment at = new Moment(5, Rooms.FROM.toEpochMilli() + (hour - 6) * 3_600_000, clock);
          Access in = Access.decide(BADGE, Rooms.DOOR, Direction.IN, at, Map.of(BADGE, badge));
          Access out = Access.decide(BADGE, Rooms.DOOR, Direction.OUT, at, Map.of(BADGE, badge));
          assertEquals("GRANTED", name(out));
          boolean dated = badge.from() != null || badge.until() != null;
          if (in instanceof Access.Granted) {
            assertEquals(false, badge.revoked());
            assertEquals(false, dated && !clock.trusted());
          }
          decisions++;
        }
      }
    }
    assertEquals(24 * 4 * 24, decisions);
  }

  private static List<Badge> everyBadge() {
    List<Badge> badges = new ArrayList<>();
    for (boolean revoked : new boolean[] {false, true}) {
      for (List<PointId> doors :
          List.of(List.<PointId>of(), List.of(Rooms.DOOR), List.of(ELSEWHERE))) {
        for (int dates = 0; dates < 4; dates++) {
          Instant from = (dates & 1) == 0 ? null : Rooms.FROM;
          Instant until = (dates & 2) == 0 ? null : Rooms.UNTIL;
          badges.add(new Badge("holder", doors, from, until, revoked));
        }
      }
    }
    return badges;
  }

  private static Badge badge(String kind) {
    boolean dated = kind.contains("dated");
    @Nullable Instant from = dated ? Rooms.FROM : null;
    @Nullable Instant until = dated ? Rooms.UNTIL : null;
    List<PointId> doors = kind.equals("other door") ? List.of(ELSEWHERE) : List.of();
    return new Badge("holder", doors, from, until, kind.contains("revoked"));
  }

  private static String name(Access access) {
    return switch (access) {
      case Access.Granted _ -> "GRANTED";
      case Access.LetOut _ -> "LET_OUT";
      case Access.Denied(DenialReason reason, var _) -> reason.name();
    };
  }
}
