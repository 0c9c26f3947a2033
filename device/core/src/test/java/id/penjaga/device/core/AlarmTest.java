package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import id.penjaga.device.core.Alarm.Clearing;
import id.penjaga.device.core.Alarm.Latched;
import id.penjaga.device.core.Alarm.Pending;
import id.penjaga.device.core.Alarm.Quiet;
import id.penjaga.device.core.Alarm.Raised;
import id.penjaga.device.core.Alarm.Standing;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The state machine of one condition (ENV-05, ENV-07).
class AlarmTest {
  private static final long FROM = 1_000_000;
  private static final long DELAY = 60_000;
  private static final Moment THEN = moment(FROM);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # state         , seen       , delay over , latch , after
          Quiet           , GOOD       , no         , no    , Quiet
          Quiet           , IN_BETWEEN , no         , no    , Quiet
          Quiet           , BAD        , no         , no    , Pending
          Quiet           , BLIND      , no         , no    , Quiet
          Pending         , GOOD       , no         , no    , Quiet
          Pending         , GOOD       , yes        , no    , Quiet
          Pending         , IN_BETWEEN , no         , no    , Pending
          Pending         , IN_BETWEEN , yes        , no    , Quiet
          Pending         , BAD        , no         , no    , Pending
          Pending         , BAD        , yes        , no    , Raised
          Pending         , BLIND      , no         , no    , Quiet
          Pending         , BLIND      , yes        , no    , Quiet
          Raised          , GOOD       , no         , no    , Clearing
          Raised          , GOOD       , no         , yes   , Clearing
          Raised          , IN_BETWEEN , no         , no    , Raised
          Raised          , BAD        , no         , no    , Raised
          Raised          , BLIND      , no         , no    , Raised
          Clearing        , GOOD       , no         , no    , Clearing
          Clearing        , GOOD       , yes        , no    , Quiet
          Clearing        , GOOD       , yes        , yes   , Latched
          Clearing-noted  , GOOD       , yes        , yes   , Quiet
          Clearing        , IN_BETWEEN , no         , no    , Clearing
          Clearing        , IN_BETWEEN , yes        , no    , Raised
          Clearing        , BAD        , no         , no    , Raised
          Clearing        , BAD        , yes        , no    , Raised
          Clearing        , BLIND      , no         , no    , Raised
          Clearing        , BLIND      , yes        , no    , Raised
          Latched         , GOOD       , no         , yes   , Latched
          Latched         , IN_BETWEEN , no         , yes   , Latched
          Latched         , BAD        , no         , yes   , Raised
          Latched         , BLIND      , no         , yes   , Latched
          """)
  @DisplayName(
      "ENV-05, ENV-07: at the end of a delay the value decides; blind neither raises nor clears")
  void theTableOfStates(String state, Judgement seen, String over, String latch, String after) {
    AlarmRule rule = rule(DELAY, DELAY, latch.equals("yes"), true);
    long now = FROM + (over.equals("yes") ? DELAY : DELAY - 1);
    Alarm next = Alarm.next(state(state), seen, null, rule, moment(now), now);
    assertEquals(after, next.getClass().getSimpleName());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # state  , after  , stands
          Quiet    , Quiet    , no
          Pending  , Pending  , no
          Raised   , Raised   , yes
          Clearing , Clearing , yes
          Latched  , Quiet    , no
          """)
  @DisplayName(
      "ENV-07: an acknowledgement ends a latched alarm and is remembered by any other that stands")
  void theTableOfAcknowledgements(String state, String after, String stands) {
    Alarm next = Alarm.acknowledge(state(state), moment(FROM));
    assertEquals(after, next.getClass().getSimpleName());
    Standing standing = Alarm.standing(next);
    assertEquals(stands.equals("yes"), standing != null && standing.acknowledged());
    assertSame(next, Alarm.acknowledge(next, moment(FROM)), "a second one changes nothing");
  }

  @Test
  @DisplayName(
      "ENV-01, ENV-04, ENV-05, ENV-07: every state answers every verdict at every time under every"
          + " rule")
  void everyStateAnswersEveryEvent() {
    int answers = 0;
    for (AlarmRule rule : everyRule()) {
      for (Alarm alarm : everyState()) {
        for (Judgement seen : Judgement.values()) {
          for (long waited : new long[] {-5, 0, 1, DELAY - 1, DELAY, DELAY + 1, 1L << 40}) {
            long now = FROM + waited;
            check(rule, alarm, seen, now);
            checkPassing(rule, alarm, now);
            answers++;
          }
        }
      }
    }
    assertEquals(16 * 9 * 4 * 7, answers);
  }

  private static void check(AlarmRule rule, Alarm alarm, Judgement seen, long now) {
    String story = alarm + " sees " + seen + " at " + now + " under " + rule;
    Alarm next = Alarm.next(alarm, seen, null, rule, moment(now), now);
    boolean stood = Alarm.standing(alarm) != null;
    boolean stands = Alarm.standing(next) != null;
    if (stands && !stood) {
      assertEquals(Judgement.BAD, seen, story);
    }
    if (stood && !stands) {
      assertEquals(Judgement.GOOD, seen, story);
    }
    if (seen == Judgement.BLIND) {
      assertEquals(stood, stands, story);
      assertEquals(Long.MAX_VALUE, Alarm.deadline(next, rule), story);
    }
    if (next instanceof Pending p) {
      assertEquals(true, now - p.fromMs() < rule.raiseAfterMs(), story);
    }
    if (next instanceof Clearing c) {
      assertEquals(true, now - c.fromMs() < rule.clearAfterMs(), story);
    }
    Alarm again = Alarm.next(next, seen, null, rule, moment(now), now);
    assertEquals(next.getClass(), again.getClass(), "a second look changes nothing: " + story);
  }

  private static void checkPassing(AlarmRule rule, Alarm alarm, long now) {
    Alarm next = Alarm.pass(alarm, rule, moment(now), now);
    if (rule.byReading()) {
      assertSame(alarm, next);
    }
    if (now < Alarm.deadline(alarm, rule)) {
      assertEquals(alarm, next);
    } else {
      assertEquals(true, Alarm.deadline(next, rule) > now, alarm + " at " + now);
    }
  }

  @Test
  @DisplayName(
      "ENV-01, ENV-07: no combination of delays, latch and timing loses an alarm or keeps one for"
          + " ever")
  void noCombinationOfOptionsLosesAnAlarm() {
    for (AlarmRule rule : everyRule()) {
      Alarm alarm = new Quiet(THEN);
      for (long now = FROM; now <= FROM + 2 * DELAY; now += 10_000) {
        alarm = Alarm.next(alarm, Judgement.BAD, null, rule, moment(now), now);
      }
      assertNotNull(Alarm.standing(alarm), rule.toString());
      for (long now = FROM + 3 * DELAY; now <= FROM + 5 * DELAY; now += 10_000) {
        alarm = Alarm.next(alarm, Judgement.GOOD, null, rule, moment(now), now);
      }
      if (rule.latch()) {
        assertInstanceOf(Latched.class, alarm);
        alarm = Alarm.acknowledge(alarm, THEN);
      }
      assertNull(Alarm.standing(alarm), rule.toString());
    }
  }

  private static List<AlarmRule> everyRule() {
    List<AlarmRule> rules = new ArrayList<>();
    for (long raise : new long[] {0, DELAY}) {
      for (long clear : new long[] {0, DELAY}) {
        for (boolean latch : new boolean[] {false, true}) {
          for (boolean byReading : new boolean[] {false, true}) {
            rules.add(rule(raise, clear, latch, byReading));
          }
        }
      }
    }
    return rules;
  }

  private static List<Alarm> everyState() {
    List<Alarm> states = new ArrayList<>();
    for (String name :
        List.of(
            "Quiet",
            "Pending",
            "Raised",
            "Raised-noted",
            "Clearing",
            "Clearing-noted",
            "Latched",
            "Chattering",
            "Chattering-noted")) {
      states.add(state(name));
    }
    return states;
  }

  private static Alarm state(String name) {
    Standing standing = new Standing(THEN, FROM, name.endsWith("-noted"), null, null);
    return switch (name.replace("-noted", "")) {
      case "Quiet" -> new Quiet(THEN);
      case "Pending" -> new Pending(THEN, FROM);
      case "Raised" -> new Raised(standing);
      case "Clearing" -> new Clearing(standing, FROM);
      case "Latched" -> new Latched(standing, THEN);
      case "Chattering" ->
          new Alarm.Chattering(
              new Quiet(THEN), standing, new Alarm.Spell(FROM - DELAY, 4, FROM, 4, FROM));
      default -> throw new AssertionError(name);
    };
  }

  private static AlarmRule rule(long raise, long clear, boolean latch, boolean byReading) {
    return new AlarmRule(
            AlarmKind.VALUE_HIGH,
            Rooms.TEMPERATURE,
            Severity.WARNING,
            raise,
            clear,
            latch,
            byReading)
        .with(new ChatterRules.Rule(3, DELAY));
  }

  private static Moment moment(long uptimeMs) {
    return new Moment(uptimeMs, uptimeMs, ClockQuality.NTP);
  }
}
