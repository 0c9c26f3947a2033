package id.penjaga.hub.core.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.core.Samples;
import id.penjaga.hub.core.alarm.EscalationChain;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.tuning.LimitsTrial.Change;
import id.penjaga.hub.core.tuning.LimitsTrial.Stretch;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Other settings, tried on the past")
class LimitsTrialTest {
  private static final long BEGIN = 1_788_220_800_000L;
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final DeviceId DEVICE = new DeviceId("room-1");
  private static final Stretch STRETCH = new Stretch(BEGIN, BEGIN + DAY);
  private static final Limits NOW = limits(0.1, 20_000);

  private static final Telling TELLING =
      new Telling(
          List.of(
              new EscalationChain(
                  Set.of(Severity.WARNING),
                  Set.of(),
                  false,
                  true,
                  List.of(
                      new EscalationChain.Rung(0, List.of("staff")),
                      new EscalationChain.Rung(20, List.of("head"))))),
          new OfficeCalendar(ZoneId.of("Asia/Jakarta"), Map.of(), Map.of()));

  private static Limits limits(double deadband, long raiseAfterMs) {
    return new Limits(20, 22, deadband, raiseAfterMs, 60_000, "", 20, 22);
  }

  private static PointInfo info(Limits limits) {
    return new PointInfo(
        new PointId("room.temperature"),
        PointKind.TEMPERATURE,
        Unit.CELSIUS,
        "",
        "",
        90_000,
        limits);
  }

  /// Every 10 s of a day: 21.6 °C; twelve times 22.2 °C for half a minute, an hour apart; from
  /// 15:00 on a true rise to 24 °C for 40 minutes.
  private static Samples day() {
    Samples samples = new Samples(9000);
    for (long ms = 0; ms < DAY; ms += 10_000) {
      double value = 21.6;
      if (ms >= HOUR && ms < 13 * HOUR && ms % HOUR < 30_000) {
        value = 22.2;
      }
      if (ms >= 15 * HOUR && ms < 15 * HOUR + 40 * MINUTE) {
        value = 24;
      }
      samples.add(BEGIN + ms, value, Samples.mark(null, false));
    }
    return samples;
  }

  private static TrialOutcome outcome(Limits tried, Change... changes) {
    LimitsTrial trial = new LimitsTrial(DEVICE, info(NOW), tried, STRETCH, List.of(changes));
    trial.take(day());
    assertFalse(trial.tooMany());
    return trial.outcome(List.of(), TELLING);
  }

  @Test
  @DisplayName("with 90 s, 12 of 13 alarms vanish and the real one comes 70 s later")
  void vanishing() {
    TrialOutcome outcome = outcome(limits(0.3, 90_000));

    assertEquals(13, outcome.then().size());
    assertEquals(12.0 / 13, outcome.comparison().vanishedShare(), 1e-9);
    assertEquals(1, outcome.comparison().kept().size());
    assertEquals(70_000, outcome.comparison().kept().getFirst().laterMs());
    assertEquals(List.of(), outcome.comparison().added());
    assertTrue(outcome.comparison().vanished().stream().noneMatch(Comparison.Vanished::under));
    assertEquals(20_000 + 60_000, outcome.comparison().longestSilentMs(STRETCH.toMs()), 10_000);
    assertEquals(14, outcome.callsThen(), "one call each, and the real one climbs to the head");
    assertEquals(2, outcome.callsTried());
    Following warning = outcome.following().getFirst();
    assertEquals(Severity.WARNING, warning.least());
    assertEquals(13, warning.then().times());
    assertEquals(1, warning.tried().times());
    assertTrue(warning.tried().ms() < warning.then().ms());
  }

  @Test
  @DisplayName("a wide deadband joins what comes again and again into one alarm")
  void joining() {
    Samples samples = new Samples(1000);
    for (int i = 0; i < 720; i++) {
      double value = i / 12 % 2 == 0 ? 22.2 : 21.8;
      samples.add(BEGIN + i * 10_000L, value, Samples.mark(null, false));
    }
    LimitsTrial trial = new LimitsTrial(DEVICE, info(NOW), limits(0.5, 20_000), STRETCH, List.of());
    trial.take(samples);
    Comparison comparison = trial.outcome(List.of(), TELLING).comparison();

    assertEquals(1, comparison.kept().size());
    assertEquals(29, comparison.vanished().size(), "too slow to chatter");
    assertTrue(comparison.vanished().stream().allMatch(Comparison.Vanished::under));
    assertEquals(0, comparison.longestSilentMs(STRETCH.toMs()), "somebody was told of all of it");
  }

  @Test
  @DisplayName("narrower limits give alarms that there were not, and sooner ones")
  void adding() {
    Limits narrow = new Limits(20, 21.5, 0.1, 20_000, 60_000, "", 20, 22);
    TrialOutcome outcome = outcome(narrow);

    assertEquals(1, outcome.tried().size(), "21.6 °C is too warm all day");
    assertEquals(1, outcome.comparison().kept().size());
    assertTrue(outcome.comparison().kept().getFirst().laterMs() < 0);
    assertEquals(12, outcome.comparison().vanished().size());
    Comparison other = Comparison.of(outcome.tried(), outcome.then());
    assertEquals(12, other.added().size());
  }

  @Test
  @DisplayName("the best of the grid loses no alarm of weight, and is marked once")
  void suggesting() {
    List<Suggestion> all = outcome(NOW).suggestions();

    assertEquals(4 * 5, all.size());
    assertEquals(13, all.getFirst().alarms(), "the settings of today are the first");
    List<Suggestion> best = all.stream().filter(Suggestion::best).toList();
    assertEquals(1, best.size());
    assertEquals(1, best.getFirst().alarms());
    assertEquals(10_000, best.getFirst().latestMs());
    assertEquals(30_000, best.getFirst().raiseAfterMs(), "no later than it must be");
    assertEquals(0.1, best.getFirst().deadband());
    Suggestion wide = all.stream().filter(one -> one.deadband() == 0.6).findFirst().orElseThrow();
    assertEquals(1, wide.alarms(), "21.6 °C never ends it");
    assertTrue(wide.standsMs() > 20 * HOUR);
  }

  @Test
  @DisplayName(
      "the band in force then is judged by, over a restart too, and one that does not fit"
          + " is counted")
  void bandsOfThen() {
    TrialOutcome outcome =
        outcome(
            NOW,
            new Change.Moved(BEGIN - DAY, 20, 23),
            new Change.Restarted(BEGIN + 2 * HOUR + 30 * MINUTE),
            new Change.Moved(BEGIN + 14 * HOUR, 20, 22.1),
            new Change.Moved(BEGIN + 23 * HOUR, 21, 21.1));

    assertEquals(1, outcome.then().size(), "nothing of the morning was beyond 23 °C");
    assertEquals(13, outcome.tried().size(), "the settings that are tried hold all the time");
    assertEquals(1, outcome.basis().restarts());
    assertEquals(1, outcome.basis().refused());
    assertTrue(outcome.basis().bandKnown());
    assertFalse(
        outcome(NOW, new Change.Moved(BEGIN + HOUR, 20, 22)).basis().bandKnown(),
        "what held before the first order nobody wrote down");
  }

  @Test
  @DisplayName("what was recorded and does not come again is told, and what was missed is counted")
  void unexplained() {
    LimitsTrial trial = new LimitsTrial(DEVICE, info(NOW), limits(0.1, 60_000), STRETCH, List.of());
    Samples samples = new Samples(8);
    samples.add(BEGIN - 10_000, 21, Samples.mark(null, false));
    samples.add(BEGIN, 21, Samples.mark(null, false));
    samples.add(BEGIN + 10_000, Double.NaN, Samples.mark(MissReason.IMPLAUSIBLE, false));
    samples.add(BEGIN + 20_000, Double.NaN, Samples.mark(MissReason.TIMEOUT, false));
    samples.add(BEGIN + 30_000, 21, Samples.mark(null, false));
    trial.take(samples);
    AlarmSpell real =
        new AlarmSpell(AlarmKind.TEMP_HIGH, Severity.WARNING, BEGIN, BEGIN + MINUTE, 39.8);
    TrialOutcome outcome = trial.outcome(List.of(real), TELLING);

    assertEquals(real, outcome.recorded().vanished().getFirst().spell());
    assertEquals(2, outcome.basis().readings());
    assertEquals(2, outcome.basis().missed());
    assertEquals(1, outcome.basis().heldBack());
    assertEquals(30_000, outcome.basis().measuredMs());
  }

  @Test
  @DisplayName("more alarms than anybody reads end the comparison")
  void tooMany() {
    Limits hasty = new Limits(20, 22, 0, 0, 0, "", 20, 22);
    LimitsTrial trial = new LimitsTrial(DEVICE, info(hasty), hasty, STRETCH, List.of());
    Samples samples = new Samples(12_000);
    for (int i = 0; i < 12_000; i++) { // so slowly that nothing chatters
      samples.add(BEGIN + i * 125_000L, i % 2 == 0 ? 21 : 23, Samples.mark(null, false));
    }
    trial.take(samples);
    assertTrue(trial.tooMany());
  }

  @Test
  @DisplayName("the same past and settings give the same outcome, in whatever portions it is read")
  void sameAgain() {
    LimitsTrial portions =
        new LimitsTrial(DEVICE, info(NOW), limits(0.4, 90_000), STRETCH, List.of());
    Samples day = day();
    List<Samples> parts = new ArrayList<>();
    for (int i = 0; i < day.size(); i += 777) {
      Samples part = new Samples(777);
      part.addAll(day, i, Math.min(day.size(), i + 777));
      parts.add(part);
    }
    parts.forEach(portions::take);

    assertEquals(
        outcome(limits(0.4, 90_000)).toString(), portions.outcome(List.of(), TELLING).toString());
  }
}
