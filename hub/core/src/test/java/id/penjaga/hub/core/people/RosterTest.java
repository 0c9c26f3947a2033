package id.penjaga.hub.core.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.people.RosterGaps.Gap;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The duty roster")
class RosterTest {
  private final Office office = new Office("Asia/Jakarta", "2026-08-15T09:00");

  @BeforeEach
  void fixture() {
    office.done(Office.person("Piket 1"));
    office.done(Office.person("Piket 2"));
    office.done(shift("Piket 1", "2026-08-17T00:00", "2026-08-18T07:30", "ST/2026/08/017"));
    office.done(shift("Piket 1", "2026-09-12T16:00", "2026-09-13T08:00", "ST/2026/09/031"));
    office.done(shift("Piket 2", "2026-09-13T08:00", "2026-09-13T20:00", "ST/2026/09/031"));
    office.done(shift("Piket 2", "2026-09-25T16:30", "2026-09-26T08:00", "ST/2026/09/032"));
  }

  @Test
  @DisplayName("ACC-13: at 2026-09-12 22:40 the rostered officer is on duty")
  void onDuty() {
    assertEquals(
        List.of(office.id("Piket 1")), office.people.onDuty(office.at("2026-09-12T22:40")));
    assertEquals(
        List.of(office.id("Piket 2")), office.people.onDuty(office.at("2026-09-13T08:00")));
    assertEquals(List.of(), office.people.onDuty(office.at("2026-09-13T20:00")));
    assertTrue(
        office.people.holds(
            office.id("Piket 1"), People.DUTY_OFFICER, office.at("2026-09-12T22:40")));
    assertFalse(
        office.people.holds(
            office.id("Piket 2"), People.DUTY_OFFICER, office.at("2026-09-12T22:40")));
  }

  @Test
  @DisplayName("ACC-13: every uncovered stretch outside working hours is a gap")
  void gaps() {
    assertEquals(
        List.of(
            gap("2026-09-11T16:30", "2026-09-12T16:00"),
            gap("2026-09-13T20:00", "2026-09-14T07:30")),
        RosterGaps.between(
            office.people,
            office.calendar,
            office.at("2026-09-11T08:00"),
            office.at("2026-09-14T16:00")));
    assertEquals(
        List.of(gap("2026-08-16T00:00", "2026-08-17T00:00")),
        RosterGaps.between(
            office.people,
            office.calendar,
            office.at("2026-08-16T00:00"),
            office.at("2026-08-18T12:00")),
        "a holiday is no working day");
  }

  @Test
  @DisplayName("ACC-13: on duty, at work, or in a gap: at every minute exactly what the list says")
  void gapsAreTheRest() {
    Random random = new Random(20260913);
    Instant from = office.at("2026-09-01T00:00");
    for (int i = 0; i < 30; i++) {
      Instant begin = from.plus(Duration.ofMinutes(random.nextInt(30 * 24 * 60)));
      Instant end = begin.plus(Duration.ofMinutes(1 + random.nextInt(900)));
      office.ask(new PeopleCommand.AddShift(1, begin, end, "ST/1", LocalDate.of(2026, 9, 1)));
      if (office.why(add(1, begin, end)).equals("accepted")) {
        office.done(add(1, begin, end));
      }
    }
    Instant until = office.at("2026-10-01T00:00");
    List<Gap> gaps = RosterGaps.between(office.people, office.calendar, from, until);
    for (Instant at = from; at.isBefore(until); at = at.plusSeconds(60)) {
      Instant moment = at;
      boolean covered = office.calendar.inHours(moment) || !office.people.onDuty(moment).isEmpty();
      boolean inGap =
          gaps.stream().anyMatch(g -> !moment.isBefore(g.from()) && moment.isBefore(g.until()));
      assertEquals(!covered, inGap, moment.toString());
    }
  }

  @ParameterizedTest
  @DisplayName("ACC-13: a shift without a letter of assignment is refused, and other bad shifts")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-10-03T16:00 | 2026-10-04T08:00 | ST/1 | 2026-10-01 | accepted
          2026-10-03T16:00 | 2026-10-04T08:00 | ''   | 2026-10-01 | letter
          2026-10-03T16:00 | 2026-10-04T08:00 | ST/1 |            | dated
          2026-10-03T16:00 | 2026-10-03T16:00 | ST/1 | 2026-10-01 | until
          2026-10-03T16:00 | 2026-10-03T08:00 | ST/1 | 2026-10-01 | until
          2026-10-03T16:00 | 2026-11-03T16:00 | ST/1 | 2026-10-01 | until
          2026-09-12T16:00 | 2026-09-13T08:00 | ST/1 | 2026-09-01 | from
          """)
  void badShifts(String from, String until, String letter, @Nullable LocalDate dated, String why) {
    assertEquals(
        why,
        office.why(
            new PeopleCommand.AddShift(
                office.id("Piket 1"), office.at(from), office.at(until), letter, dated)));
  }

  @Test
  @DisplayName("ACC-13: overlapping shifts are warned of and kept")
  void overlapping() {
    assertEquals(
        List.of("from"),
        office.done(shift("Piket 2", "2026-09-13T07:00", "2026-09-13T08:00", "ST/9")).stream()
            .map(PeopleAnswer.Remark::field)
            .toList());
    assertEquals(2, office.people.onDuty(office.at("2026-09-13T07:30")).size());
  }

  @Test
  void aShiftUnderWayEndsNowAndOneThatIsOverStays() {
    office.now = office.at("2026-09-12T22:40");
    assertEquals("reason", office.why(new PeopleCommand.RemoveShift(2, "")));
    assertEquals("shift", office.why(new PeopleCommand.RemoveShift(1, "salah tanggal")));
    assertEquals("shift", office.why(new PeopleCommand.RemoveShift(77, "salah tanggal")));
    office.done(new PeopleCommand.RemoveShift(2, "sakit, diganti"));
    assertEquals(1, office.people.onDuty(office.at("2026-09-12T22:39")).size());
    assertEquals(0, office.people.onDuty(office.at("2026-09-12T22:40")).size());
    office.done(new PeopleCommand.RemoveShift(4, "batal piket"));
    assertEquals(0, office.people.onDuty(office.at("2026-09-25T17:00")).size());
    assertEquals(
        6,
        ((id.penjaga.hub.core.book.Fact.Rostered)
                ((PeopleAnswer.Accepted)
                        office.ask(shift("Piket 1", "2026-10-03T16:00", "2026-10-04T08:00", "S")))
                    .facts()
                    .getFirst())
            .shift(),
        "the number of a shift is never used twice");
  }

  private PeopleCommand shift(String name, String from, String until, String letter) {
    return new PeopleCommand.AddShift(
        office.id(name), office.at(from), office.at(until), letter, LocalDate.of(2026, 8, 1));
  }

  private static PeopleCommand add(long person, Instant from, Instant until) {
    return new PeopleCommand.AddShift(person, from, until, "ST/1", LocalDate.of(2026, 9, 1));
  }

  private Gap gap(String from, String until) {
    return new Gap(office.at(from), office.at(until));
  }
}
