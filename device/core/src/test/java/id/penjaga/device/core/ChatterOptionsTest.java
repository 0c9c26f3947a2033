package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.RoomRules.Condition;
import id.penjaga.device.core.RoomRules.Gate;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalEvent.AlarmCleared;
import id.penjaga.device.messages.JournalEvent.AlarmRaised;
import id.penjaga.device.messages.JournalEvent.AlarmSettled;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Every combination of what may be asked of an alarm, each through some random hours: whatever is
/// true for long enough is an alarm that stands and was announced, and afterwards nothing is.
class ChatterOptionsTest {
  private static final long STEP = 10_000;
  private static final long DELAY = 30_000;
  private static final long WITHIN = 300_000;
  private static final int MOST = 2;
  private static final long STALE = 90_000;
  private static final int SEGMENTS = 60;

  /// @param measured a temperature; otherwise a leak rope
  /// @param agreeing how many values must agree; 0 without a gate
  private record Options(
      boolean measured,
      long raiseMs,
      long clearMs,
      double deadband,
      int agreeing,
      boolean latch,
      Severity severity,
      boolean shelved,
      boolean chatters,
      boolean restarts) {
    AlarmKind kind() {
      return measured ? AlarmKind.TEMP_HIGH : AlarmKind.WATER_LEAK;
    }

    PointId point() {
      return measured ? Rooms.TEMPERATURE : Rooms.LEAK;
    }

    /// How much later than its delay a condition is seen.
    long slackMs() {
      return agreeing * STEP;
    }

    Options silent() {
      return new Options(
          measured, raiseMs, clearMs, deadband, agreeing, latch, severity, shelved, false,
          restarts);
    }
  }

  private enum Seen {
    BAD,
    GOOD,
    BETWEEN,
    NOTHING
  }

  @Test
  @DisplayName(
      "ENV-11: no combination of delays, deadband, agreeing values, latch, shelf, severity,"
          + " chattering and restarts swallows an alarm")
  void nothingIsSwallowed() {
    int chattered = 0;
    int runs = 0;
    for (Options options : all()) {
      for (long seed = 1; seed <= 3; seed++) {
        String story = "seed " + seed + " with " + options;
        Run run = new Run(options, story, seed);
        run.play();
        runs++;
        chattered += run.play.events(AlarmSettled.class).size();
        if (options.chatters() && !options.restarts()) {
          Run each = new Run(options.silent(), story, seed);
          each.play();
          assertEquals(each.rises, run.rises + run.held(), "every raise is counted: " + story);
        }
      }
    }
    assertEquals(3 * 256, runs);
    assertTrue(chattered > 100, "alarms chattered: " + chattered);
  }

  private static List<Options> all() {
    List<Options> all = new ArrayList<>();
    for (int bits = 0; bits < 256; bits++) {
      boolean measured = on(bits, 0);
      all.add(
          new Options(
              measured,
              on(bits, 1) ? DELAY : 0,
              on(bits, 2) ? DELAY : 0,
              measured && on(bits, 3) ? 0.5 : 0,
              measured && on(bits, 4) ? 3 : 0,
              !measured && on(bits, 3),
              !measured && on(bits, 4) ? Severity.CRITICAL : Severity.WARNING,
              on(bits, 5),
              on(bits, 6),
              on(bits, 7)));
    }
    return all;
  }

  private static boolean on(int bits, int bit) {
    return (bits >> bit & 1) == 1;
  }

  /// A room with one alarm.
  private static RoomRules rules(Options options) {
    RoomRules fixtures = Rooms.rules();
    Limits limits =
        new Limits(20, 22, options.deadband(), options.raiseMs(), options.clearMs(), "", 20, 22);
    PointInfo temperature = info(fixtures, Rooms.TEMPERATURE, STALE, limits);
    Map<PointId, PointInfo> points = new HashMap<>();
    points.put(Rooms.LEAK, info(fixtures, Rooms.LEAK, 0, null));
    points.put(Rooms.BUZZER, info(fixtures, Rooms.BUZZER, 0, null));
    if (options.measured()) {
      points.put(Rooms.TEMPERATURE, temperature);
    }
    return new RoomRules(
            fixtures.device(),
            points,
            options.agreeing() == 0 || !options.measured()
                ? Map.of()
                : Map.of(Rooms.TEMPERATURE, new Gate(0, 1, options.agreeing())),
            Map.of(),
            List.of(
                new Condition(
                    AlarmKind.WATER_LEAK,
                    Rooms.LEAK,
                    true,
                    options.severity(),
                    options.raiseMs(),
                    options.clearMs(),
                    options.latch())),
            Map.of(),
            Map.of(),
            Map.of(),
            fixtures.outputs().stream().filter(o -> o.output().equals(Rooms.BUZZER)).toList(),
            fixtures.denials())
        .withChatter(
            options.chatters()
                ? new ChatterRules(new ChatterRules.Rule(MOST, WITHIN), Map.of())
                : ChatterRules.NONE);
  }

  private static PointInfo info(RoomRules rules, PointId id, long staleAfterMs, Limits limits) {
    PointInfo info = rules.points().get(id);
    return new PointInfo(id, info.kind(), info.unit(), "", "", staleAfterMs, limits, info.range());
  }

  /// Some random hours of one room.
  private static final class Run {
    private final Options options;
    private final String story;
    private final SplittableRandom random;
    private final Play play;

    /// Uptime since which every sample was bad; -1 when the last was not.
    private long badSinceMs = -1;

    private boolean stood;
    private boolean announced;
    private int read;

    /// Times that the alarm came to stand with its cause.
    private int rises;

    private AlarmPhase phase = AlarmPhase.CLEARED;

    Run(Options options, String story, long seed) {
      this.options = options;
      this.story = story;
      random = new SplittableRandom(seed);
      play = Play.started(rules(options));
    }

    void play() {
      if (options.shelved()) {
        play.command(
            new DeviceCommand.ShelveAlarm(
                options.kind(), options.point(), 8 * 3_600_000, false, "ratna", "kerja"));
      }
      for (int i = 0; i < SEGMENTS; i++) {
        Seen seen = Seen.values()[random.nextInt(8) % (random.nextInt(6) == 0 ? 4 : 2)];
        int samples = 1 + random.nextInt(random.nextInt(5) == 0 ? 20 : 6);
        for (int j = 0; j < samples; j++) {
          sample(seen);
        }
        if (options.restarts() && random.nextInt(6) == 0) {
          play.restart();
          badSinceMs = -1;
          assertEquals(stood, standing(), "a restart changes nothing: " + story);
        }
      }
      settle();
      assertBounded();
    }

    private void sample(Seen seen) {
      play.pass(STEP);
      look(null);
      switch (seen) {
        case BAD -> take(22.6, true);
        case GOOD -> take(21, false);
        case BETWEEN -> take(21.8, false);
        case NOTHING -> play.miss(options.point(), MissReason.TIMEOUT);
      }
      badSinceMs = seen != Seen.BAD ? -1 : badSinceMs < 0 ? play.now : badSinceMs;
      look(seen);
      if (badSinceMs >= 0 && play.now - badSinceMs >= options.raiseMs() + options.slackMs()) {
        assertTrue(standing(), "true for long enough: " + story);
      }
    }

    private void take(double celsius, boolean wet) {
      if (options.measured()) {
        play.take(Rooms.TEMPERATURE, Measure.celsius(celsius));
      } else {
        play.state(Rooms.LEAK, wet);
      }
    }

    /// @param seen what was sampled; null when time has passed
    private void look(Seen seen) {
      boolean stands = standing();
      AlarmPhase now = play.alarm(options.kind(), options.point()).phase();
      rises += now == AlarmPhase.RAISED && phase != AlarmPhase.RAISED ? 1 : 0;
      phase = now;
      if (stands && !stood && seen != null && options.agreeing() == 0) {
        assertEquals(Seen.BAD, seen, "raised by what is bad: " + story);
      }
      if (!stands && stood && seen != null && options.agreeing() == 0) {
        assertTrue(seen == Seen.GOOD || seen == Seen.BETWEEN, "cleared by what is good: " + story);
      }
      stood = stands;
      assertEquals(stands, announced(), "what stands was announced: " + story);
      if (stands && !options.shelved()) {
        assertTrue(play.output(Rooms.BUZZER), "what stands sounds: " + story);
      }
    }

    private boolean standing() {
      return play.alarm(options.kind(), options.point()).phase() != AlarmPhase.CLEARED;
    }

    /// What a reader of the journal knows.
    private boolean announced() {
      for (; read < play.journal.size(); read++) {
        switch (play.journal.get(read).event()) {
          case AlarmRaised e when e.kind() == options.kind() -> {
            assertFalse(announced, story);
            announced = true;
          }
          case AlarmCleared e when e.kind() == options.kind() -> {
            assertTrue(announced, story);
            announced = false;
          }
          default -> {}
        }
      }
      return announced;
    }

    /// After quiet everything is as its condition says.
    private void settle() {
      long end = play.now + WITHIN + options.clearMs() + options.slackMs() + 2 * STEP;
      while (play.now < end) {
        sample(Seen.GOOD);
      }
      assertNull(play.alarm(options.kind(), options.point()).chattering(), story);
      if (options.latch() && stood) {
        assertEquals(AlarmPhase.LATCHED, phase, story);
        play.acknowledge(options.kind(), options.point());
      }
      assertFalse(standing(), story);
    }

    private long held() {
      return play.events(AlarmSettled.class).stream().mapToLong(e -> e.raises() - MOST - 1).sum();
    }

    /// However fast it is raised, the journal is told at a bounded rate.
    private void assertBounded() {
      if (options.chatters() && !options.restarts()) {
        List<Long> times =
            play.journal.stream()
                .filter(r -> r.event() instanceof AlarmRaised e && e.kind() == options.kind())
                .map(r -> r.at().uptimeMs())
                .toList();
        for (int i = MOST + 1; i < times.size(); i++) {
          assertTrue(times.get(i) - times.get(i - MOST - 1) >= WITHIN, story);
        }
      }
    }
  }
}
