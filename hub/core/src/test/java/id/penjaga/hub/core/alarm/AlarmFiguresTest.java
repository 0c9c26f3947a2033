package id.penjaga.hub.core.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.core.alarm.AlarmFigure.Mark;
import id.penjaga.hub.core.alarm.AlarmFigures.Often;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The figures of alarms")
class AlarmFiguresTest {
  private static final Instant FROM = Instant.parse("2026-09-07T00:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(10));

  /// @param raised, over, noted seconds after [#FROM]; null for not yet
  private static AlarmOccurrence alarm(
      String kind, Severity severity, long raised, @Nullable Long over, @Nullable Long noted) {
    return new AlarmOccurrence(
        raised,
        "room-1",
        kind,
        "point." + kind,
        Bilingual.same(kind),
        severity,
        FROM.plusSeconds(raised),
        over == null ? null : FROM.plusSeconds(over),
        true,
        noted == null ? null : FROM.plusSeconds(noted));
  }

  private static AlarmOccurrence leak(long raised) {
    return alarm("WATER_LEAK", Severity.CRITICAL, raised, raised + 300, raised + 120);
  }

  private static AlarmFigures figures(AlarmOccurrence... known) {
    return figures(List.of(known));
  }

  private static AlarmFigures figures(List<AlarmOccurrence> known) {
    return figures(known, FROM, TO, TO);
  }

  private static AlarmFigures figures(
      List<AlarmOccurrence> known, Instant from, Instant to, Instant now) {
    FigureCount count = new FigureCount(from, to, now);
    inOrder(known).forEach(count::take);
    return count.figures();
  }

  private static List<AlarmOccurrence> inOrder(List<AlarmOccurrence> known) {
    return known.stream().sorted(Comparator.comparing(AlarmOccurrence::raised)).toList();
  }

  private static @Nullable AlarmFlood flood(List<AlarmOccurrence> known, Instant now) {
    AlarmFlood.Sweep sweep = new AlarmFlood.Sweep();
    inOrder(known).forEach(sweep::take);
    return sweep.lasting(now);
  }

  private static List<AlarmWeek> weeks(
      List<AlarmOccurrence> known, int most, Instant since, Instant now, ZoneId zone) {
    AlarmWeek.Count count = new AlarmWeek.Count(most, since, now, zone);
    inOrder(known).forEach(count::take);
    return count.weeks();
  }

  /// Times in minutes, of an alarm at each of which nothing else is known.
  private static List<AlarmOccurrence> at(double... minutes) {
    return Arrays.stream(minutes).mapToObj(one -> leak(Math.round(one * 60))).toList();
  }

  @Test
  @DisplayName("how many a day and in ten minutes, over the time that the span has had so far")
  void rates() {
    AlarmFigures ten = figures(at(0, 100, 200, 300, 400));
    assertEquals(0.5, ten.value(AlarmFigure.PER_DAY), 1e-9, "5 in 10 days");
    assertEquals(5 / 1440.0, ten.value(AlarmFigure.PER_TEN_MINUTES), 1e-9, "1440 in 10 days");
    AlarmFigures half = figures(at(0, 100, 200, 300, 400), FROM, TO, FROM.plus(Duration.ofDays(5)));
    assertEquals(1, half.value(AlarmFigure.PER_DAY), 1e-9, "5 in the 5 days that were");
    assertEquals(0, figures().value(AlarmFigure.PER_DAY));
    AlarmFigures young = figures(at(0, 100, 200), FROM, TO, FROM.plus(Duration.ofHours(23)));
    assertEquals(Mark.OPEN, young.mark(AlarmFigure.PER_DAY), "less than a day says nothing");
    assertEquals(Mark.GOOD, half.mark(AlarmFigure.PER_DAY));
  }

  @Test
  @DisplayName("alarms before and after the span count in another")
  void span() {
    AlarmFigures figures =
        figures(leak(-1), leak(0), leak(864_000 - 1), leak(864_000), leak(900_000));
    assertEquals(2, figures.alarms());
  }

  @Test
  @DisplayName("the most in ten minutes: what is ten minutes old does not count any more")
  void busiest() {
    assertEquals(
        3,
        figures(at(0, 5, 9.9, 10, 30)).value(AlarmFigure.MOST_IN_TEN_MINUTES),
        "5, 9.9 and 10; that of 0 has left");
  }

  @Test
  @DisplayName("a flood begins with the eleventh in ten minutes and ends with fewer than five")
  void flood() {
    // Eleven in minutes 0 to 5, one each half minute; a twelfth in minute 12.
    double[] minutes = new double[12];
    IntStream.range(0, 11).forEach(i -> minutes[i] = i / 2.0);
    minutes[11] = 12;
    AlarmFigures figures = figures(at(minutes));
    assertEquals(1, figures.floods().size());
    AlarmFlood flood = figures.floods().getFirst();
    assertEquals(FROM, flood.from());
    assertEquals(12, flood.alarms());
    // Minute 12 sees those of 2.5, 3, 3.5, 4, 4.5, 5 and itself. That of 3.5 is the third of them
    // to leave, at 13.5, and leaves four.
    assertEquals(FROM.plusSeconds(810), flood.until());
    assertEquals(810 / 864_000.0, figures.value(AlarmFigure.FLOOD_SHARE), 1e-12);
    assertEquals(Mark.GOOD, figures.mark(AlarmFigure.FLOOD_SHARE));
    assertEquals(Mark.POOR, figures.mark(AlarmFigure.MOST_IN_TEN_MINUTES), "11");
  }

  @Test
  @DisplayName("ten in ten minutes are no flood, and neither are eleven in a little more")
  void noFlood() {
    assertEquals(List.of(), figures(at(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)).floods());
    assertEquals(List.of(), figures(at(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).floods());
    assertEquals(
        1, figures(at(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9.9)).floods().size(), "eleven within ten");
  }

  @Test
  @DisplayName("a flood that lasts has no end, counts up to now, and is what is told now")
  void lasting() {
    List<AlarmOccurrence> twelve = at(0, 1, 2, 3, 4, 5, 6, 7, 8, 8.5, 9, 9.5);
    Instant minute10 = FROM.plusSeconds(600);
    AlarmFlood now = flood(twelve, minute10);
    assertNotNull(now);
    assertEquals(12, now.alarms());
    assertNull(now.until());
    AlarmFigures figures = figures(twelve, FROM, TO, minute10);
    assertEquals(1, figures.value(AlarmFigure.FLOOD_SHARE), "all of the ten minutes so far");
    // 8, 8.5, 9 and 9.5 are left when that of minute 7 leaves.
    assertNotNull(flood(twelve, FROM.plusSeconds(17 * 60 - 1)));
    assertNull(flood(twelve, FROM.plusSeconds(17 * 60)));
  }

  @Test
  @DisplayName("chattering is three times raised and over within a minute, counted as one source")
  void chattering() {
    List<AlarmOccurrence> door = new ArrayList<>();
    for (long at : new long[] {100, 120, 150}) {
      door.add(alarm("DOOR_HELD_OPEN", Severity.WARNING, at, at + 5, null));
    }
    assertEquals(1, figures(door).chattering().size(), "100 to 155");
    assertEquals(3, figures(door).chattering().getFirst().alarms());
    assertEquals(0, figures(door).fleeting(), "what chatters is no fleeting alarm as well");
    assertEquals(Mark.POOR, figures(door).mark(AlarmFigure.CHATTERING));

    door.set(2, alarm("DOOR_HELD_OPEN", Severity.WARNING, 150, 161L, null));
    assertEquals(0, figures(door).chattering().size(), "100 to 161");
    assertEquals(3, figures(door).fleeting());

    door.set(2, alarm("WATER_LEAK", Severity.WARNING, 150, 155L, null));
    assertEquals(0, figures(door).chattering().size(), "another point");
  }

  @Test
  @DisplayName("what its device held as one alarm chatters: one alarm, with all the times it rose")
  void heldByItsDevice() {
    AlarmOccurrence one = alarm("SENSOR_FAULT", Severity.WARNING, 100, 5_000L, null);
    AlarmOccurrence held =
        new AlarmOccurrence(
            one.id(),
            one.device(),
            one.kind(),
            one.point(),
            one.label(),
            one.severity(),
            one.raised(),
            one.cleared(),
            true,
            null,
            false,
            null,
            31);
    AlarmFigures figures = figures(List.of(held));
    assertEquals(1, figures.alarms(), "people were told once");
    assertEquals(31, figures.chattering().getFirst().raises());
    assertEquals(1, figures.value(AlarmFigure.CHATTERING));
    assertEquals(0, figures(List.of(one)).chattering().size());
  }

  @Test
  @DisplayName("fleeting is over within a minute and before anybody took note; its end was seen")
  void fleeting() {
    assertEquals(1, figures(alarm("A", Severity.WARNING, 0, 59L, null)).fleeting());
    assertEquals(1, figures(alarm("A", Severity.WARNING, 0, 59L, 80L)).fleeting());
    assertEquals(0, figures(alarm("A", Severity.WARNING, 0, 59L, 30L)).fleeting());
    assertEquals(0, figures(alarm("A", Severity.WARNING, 0, 60L, null)).fleeting());
    AlarmOccurrence one = alarm("A", Severity.WARNING, 0, 9L, null);
    AlarmOccurrence unseen =
        new AlarmOccurrence(
            1,
            "room-1",
            "A",
            "a",
            one.label(),
            one.severity(),
            one.raised(),
            one.cleared(),
            false,
            null);
    AlarmFigures figures = figures(unseen);
    assertEquals(0, figures.fleeting());
    assertEquals(0, figures.standing().count(), "nobody knows how long it stood");
  }

  @Test
  @DisplayName("stale is what stood for a day, also from before the span; how many at once counts")
  void stale() {
    long day = 86_400;
    AlarmOccurrence before = alarm("A", Severity.WARNING, -5 * day, day, null);
    AlarmOccurrence still = alarm("B", Severity.WARNING, 2 * day, null, null);
    AlarmOccurrence almost = alarm("C", Severity.WARNING, 3 * day, 4 * day - 1, null);
    AlarmOccurrence exactly = alarm("D", Severity.WARNING, 3 * day, 4 * day, null);
    AlarmOccurrence past = alarm("E", Severity.WARNING, -5 * day, -1L, null);
    AlarmFigures figures = figures(before, still, almost, exactly, past);
    assertEquals(
        List.of("B", "A", "D"),
        figures.stale().stream().map(AlarmOccurrence::kind).toList(),
        "8 days up to now, 6 and 1");
    assertEquals(2, figures.value(AlarmFigure.STALE), "B from day 3 on, and D at the end of day 3");
    assertEquals(3, figures.alarms(), "of those raised in the span");
    assertEquals(Mark.TOLERABLE, figures.mark(AlarmFigure.STALE));
  }

  @Test
  @DisplayName("the ten most frequent and their share, which is judged from 200 alarms on")
  void top() {
    List<AlarmOccurrence> all = new ArrayList<>();
    for (int kind = 0; kind < 12; kind++) {
      for (int i = 0; i <= kind; i++) {
        all.add(alarm("K" + kind, Severity.WARNING, kind * 1_000L + i * 70_000L, null, null));
      }
    }
    AlarmFigures figures = figures(all); // 1 + 2 + ... + 12 = 78
    assertEquals(78, figures.alarms());
    Often most = figures.top().getFirst();
    assertEquals("K11", most.one().kind());
    assertEquals(12, most.alarms());
    assertEquals(12 / 78.0, most.share(), 1e-12);
    assertEquals(10, figures.top().size());
    assertEquals(75 / 78.0, figures.value(AlarmFigure.TOP_SHARE), 1e-12, "all but 1 and 2");
    assertEquals(Mark.OPEN, figures.mark(AlarmFigure.TOP_SHARE));
    List<AlarmOccurrence> many = new ArrayList<>();
    IntStream.range(0, 200).forEach(i -> many.add(leak(i * 4_000L)));
    assertEquals(Mark.POOR, figures(many).mark(AlarmFigure.TOP_SHARE));
  }

  @Test
  @DisplayName("the time to acknowledge: half of them, 95 of 100, the longest, and who never was")
  void acknowledged() {
    List<AlarmOccurrence> all = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      all.add(alarm("A", Severity.WARNING, i * 1_000L, null, i * 1_000L + i * 10L));
    }
    all.add(alarm("B", Severity.CRITICAL, 50_000, null, null));
    AlarmFigures figures = figures(all);
    assertEquals(
        new AlarmFigures.Times(
            20, Duration.ofSeconds(100), Duration.ofSeconds(190), Duration.ofSeconds(200)),
        figures.toAcknowledge());
    assertEquals(1, figures.never());
    assertEquals(new AlarmFigures.Times(0, null, null, null), figures.standing(), "all stand");
    assertEquals(Map.of(Severity.WARNING, 20, Severity.CRITICAL, 1), figures.bySeverity());
    assertEquals(1 / 21.0, figures.value(AlarmFigure.CRITICAL_SHARE), 1e-12);
    assertEquals(Mark.GOOD, figures.mark(AlarmFigure.CRITICAL_SHARE), "4.8 %");
    assertEquals(Mark.OPEN, figures(leak(0)).mark(AlarmFigure.CRITICAL_SHARE), "of one");
  }

  @Test
  @DisplayName("the time standing is from the raising to the end")
  void standing() {
    AlarmFigures figures =
        figures(
            alarm("A", Severity.WARNING, 0, 100L, null),
            alarm("B", Severity.WARNING, 0, 300L, null),
            alarm("C", Severity.WARNING, 0, null, null));
    assertEquals(
        new AlarmFigures.Times(
            2, Duration.ofSeconds(100), Duration.ofSeconds(300), Duration.ofSeconds(300)),
        figures.standing());
  }

  private static AlarmOccurrence aside(
      long raised, @Nullable Long over, @Nullable Long back, @Nullable Long noted) {
    AlarmOccurrence one = alarm("WATER_LEAK", Severity.CRITICAL, raised, over, noted);
    return new AlarmOccurrence(
        one.id(),
        one.device(),
        one.kind(),
        one.point(),
        one.label(),
        one.severity(),
        one.raised(),
        one.cleared(),
        true,
        one.acknowledged(),
        true,
        back == null ? null : FROM.plusSeconds(back),
        1);
  }

  @Test
  @DisplayName("what was set aside is counted, and is no neglect: no flood, never, fleeting, stale")
  void setAside() {
    List<AlarmOccurrence> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      all.add(aside(i * 15L, i * 15L + 10, null, null));
    }
    all.add(aside(1_000, null, null, null));
    AlarmFigures figures = figures(all);
    assertEquals(31, figures.alarms());
    assertEquals(List.of(), figures.floods());
    assertEquals(0, figures.value(AlarmFigure.MOST_IN_TEN_MINUTES));
    assertEquals(0, figures.never());
    assertEquals(0, figures(aside(0, 20L, null, null)).fleeting());
    assertEquals(List.of(), figures.stale());
    assertEquals(0, figures.value(AlarmFigure.STALE));
  }

  @Test
  @DisplayName("what came back while it stood is waited for from then on")
  void cameBack() {
    long day = 86_400;
    assertEquals(1, figures(aside(0, null, day, null)).never());
    assertEquals(0, figures(aside(0, 3 * day, 2 * day + 1, null)).stale().size());
    assertEquals(1, figures(aside(0, 3 * day, 2 * day, null)).stale().size());
    assertEquals(
        Duration.ofSeconds(30), figures(aside(0, null, day, day + 30)).toAcknowledge().longest());
    assertEquals(
        Duration.ofSeconds(60), figures(aside(0, null, day, 60L)).toAcknowledge().longest());
  }

  @Test
  @DisplayName("counting begins with the first device or what it wrote down before it was heard")
  void since() {
    Instant later = FROM.plusSeconds(500);
    assertEquals(later, AlarmFigures.since(null, List.of(TO, later), FROM, TO));
    assertEquals(
        FROM.plusSeconds(400), AlarmFigures.since(FROM.plusSeconds(400), List.of(later), FROM, TO));
    assertEquals(FROM, AlarmFigures.since(FROM.minusSeconds(9), List.of(later), FROM, TO));
    assertEquals(FROM, AlarmFigures.since(null, List.of(), FROM, TO));
  }

  @Test
  @DisplayName("weeks begin on Monday in the zone of the site, from when alarms were kept")
  void weeks() {
    ZoneId zone = ZoneId.of("Asia/Jakarta");
    Instant since = Instant.parse("2026-09-10T03:00:00Z"); // a Thursday
    Instant now = Instant.parse("2026-09-22T03:00:00Z"); // a Tuesday
    List<AlarmOccurrence> known =
        List.of(
            leak(86_400 * 3 + 10_800), // Thursday, as alarms began to be kept
            leak(86_400 * 6 + 3_600 * 16), // Sunday, 23:00 there
            leak(86_400 * 6 + 3_600 * 17)); // Monday, 00:00 there
    List<AlarmWeek> weeks = weeks(known, 13, since, now, zone);
    assertEquals(
        List.of(
            LocalDate.parse("2026-09-07"),
            LocalDate.parse("2026-09-14"),
            LocalDate.parse("2026-09-21")),
        weeks.stream().map(AlarmWeek::monday).toList());
    assertEquals(List.of(2, 1, 0), weeks.stream().map(week -> week.figures().alarms()).toList());
    assertEquals(
        2 / (86 / 24.0), // Thursday 10:00 to Sunday 24:00
        weeks.getFirst().figures().value(AlarmFigure.PER_DAY),
        1e-9);
    assertEquals(1, weeks(known, 1, since, now, zone).size());
  }
}
