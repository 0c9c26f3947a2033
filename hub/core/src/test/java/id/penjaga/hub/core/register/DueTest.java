package id.penjaga.hub.core.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.register.Due.Past;
import id.penjaga.hub.core.register.Due.State;
import id.penjaga.hub.core.text.Bilingual;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DueTest {
  @Test
  @DisplayName("MNT-08: two weeks end on 28 September, overdue from 29th, done on 30th counts on")
  void raid() {
    Obligation raid = every(14, null, true, "2026-08-17", "2026-08-31", "2026-09-14");

    Due inTime = Due.of(raid, day("2026-09-28"));
    assertEquals(day("2026-09-28"), inTime.due());
    assertEquals(State.TODAY, inTime.state());
    Due late = Due.of(raid, day("2026-09-29"));
    assertEquals(State.OVERDUE, late.state());
    assertEquals(day("2026-09-29"), late.overdueFrom());
    assertEquals(-1L, late.days());

    Due done =
        Due.of(
            every(14, null, true, "2026-08-17", "2026-08-31", "2026-09-14", "2026-09-30"),
            day("2026-09-30"));
    assertEquals(day("2026-10-14"), done.due());
    assertEquals(
        List.of(
            past("2026-08-17", "2026-08-31", "2026-08-31"),
            past("2026-08-31", "2026-09-14", "2026-09-14"),
            past("2026-09-14", "2026-09-28", "2026-09-30")),
        done.past());
    assertEquals(List.of(0L, 0L, 2L), done.past().stream().map(Past::late).toList());
    assertEquals(
        List.of(day("2026-10-14"), day("2026-10-28"), day("2026-11-11"), day("2026-11-25")),
        done.upcoming(day("2026-11-30")));
  }

  @Test
  @DisplayName("SYS-07 what was missed is told: late from its first day, a month once it ended")
  void toTell() {
    Obligation late = every(14, null, true, "2026-09-14");
    assertNull(Due.of(late, day("2026-09-28")).toTell());
    assertEquals(
        new Past(day("2026-09-14"), day("2026-09-28"), null),
        Due.of(late, day("2026-09-29")).toTell());

    Obligation monthly = every(null, 1, false, "2026-05-18", "2026-06-29");
    assertNull(Due.of(monthly, day("2026-07-31")).toTell(), "July still runs");
    assertEquals(
        new Past(day("2026-07-01"), day("2026-07-31"), null),
        Due.of(monthly, day("2026-08-01")).toTell());
    assertNull(
        Due.of(every(null, 1, false, "2026-05-18", "2026-07-29"), day("2026-08-01")).toTell());
  }

  private static List<String> marks(Obligation of, int year, String today) {
    return DutyYear.of(of, year, day(today)).marks().stream()
        .map(mark -> mark.day() + " " + mark.kind() + (mark.days() > 0 ? " " + mark.days() : ""))
        .toList();
  }

  @Test
  @DisplayName(
      "DOC-07: a month without inspection stays missed in the calendar of its year, for" + " ever")
  void missedMonth() {
    Obligation monthly =
        every(null, 1, false, "2026-05-18", "2026-06-29", "2026-08-28", "2026-09-29");
    assertEquals(
        List.of(
            "2026-06-29 DONE",
            "2026-07-31 MISSED",
            "2026-08-28 DONE",
            "2026-09-29 DONE",
            "2026-10-31 DUE",
            "2026-11-30 DUE",
            "2026-12-31 DUE"),
        marks(monthly, 2026, "2026-10-01"));
    assertTrue(marks(monthly, 2026, "2029-03-01").contains("2026-07-31 MISSED"));
    assertTrue(DutyYear.of(monthly, 2026, day("2026-10-01")).month(7).size() == 1);
    assertEquals(List.of(), marks(monthly, 2025, "2026-10-01"));
  }

  @Test
  @DisplayName("MNT-08: the day that was missed stays beside the day on which it was done late")
  void lateDay() {
    assertEquals(
        List.of("2026-08-31 DONE", "2026-09-14 DONE", "2026-09-28 MISSED"),
        marks(every(14, null, true, "2026-08-17", "2026-08-31", "2026-09-14"), 2026, "2026-09-29")
            .subList(0, 3));
    assertEquals(
        List.of(
            "2026-08-31 DONE",
            "2026-09-14 DONE",
            "2026-09-28 MISSED",
            "2026-09-30 LATE 2",
            "2026-10-14 DUE"),
        marks(
                every(14, null, true, "2026-08-17", "2026-08-31", "2026-09-14", "2026-09-30"),
                2026,
                "2026-09-30")
            .subList(0, 5));
  }

  @Test
  @DisplayName("DOC-07: a UPS inspected on 2 March is 3 days late on 1 September")
  void ups() {
    Due ups = Due.of(every(180, null, true, "2026-08-31", "2026-03-02"), day("2026-09-01"));

    assertEquals(day("2026-08-29"), ups.due());
    assertEquals(day("2026-08-30"), ups.overdueFrom());
    assertEquals(-3L, ups.days());
    assertEquals(List.of(), ups.past());
  }

  @Test
  @DisplayName("SEC-02: a password of 1 June with 90 days is overdue since 31 August")
  void password() {
    Due own = Due.of(every(90, null, true, "2026-09-01", "2026-06-01"), day("2026-09-01"));

    assertEquals(day("2026-08-31"), own.overdueFrom());
    assertEquals(State.OVERDUE, own.state());
  }

  @Test
  @DisplayName(
      "INS-01: a month without inspection stays missed, done late counts for its own month")
  void month() {
    Obligation monthly = every(null, 1, false, "2026-06-15", "2026-08-03", "2026-09-29");

    Due october = Due.of(monthly, day("2026-10-01"));
    assertEquals(List.of(past("2026-07-01", "2026-07-31", null)), october.missed());
    assertEquals(
        List.of(
            past("2026-07-01", "2026-07-31", null),
            past("2026-08-01", "2026-08-31", "2026-08-03"),
            past("2026-09-01", "2026-09-30", "2026-09-29")),
        october.past());
    assertEquals(day("2026-10-31"), october.due());
    assertTrue(october.calls(day("2026-10-01")));
    assertEquals("2026-10-01", october.period());

    Due done = Due.of(monthly, day("2026-09-29"));
    assertEquals(day("2026-10-31"), done.due());
    assertFalse(done.calls(day("2026-09-29")));
  }

  @Test
  @DisplayName("MNT-10: a day without a value is missed, today is due today")
  void daily() {
    Due disk =
        Due.of(every(1, null, false, "2026-09-19", "2026-09-20", "2026-09-22"), day("2026-09-22"));

    assertEquals(List.of(past("2026-09-21", "2026-09-21", null)), disk.missed());
    assertEquals(day("2026-09-23"), disk.due());
    Due open = Due.of(every(1, null, false, "2026-09-19", "2026-09-20"), day("2026-09-21"));
    assertEquals(State.TODAY, open.state());
    assertEquals(List.of(), open.missed());
  }

  @Test
  @DisplayName("DOC-07: what is later than today, as after a jump of the clock, was not done yet")
  void future() {
    Due due =
        Due.of(every(14, null, true, "2026-08-17", "2026-08-31", "2062-01-01"), day("2026-09-01"));

    assertEquals(day("2026-08-31"), due.last());
    assertEquals(day("2026-09-14"), due.due());
  }

  private static Obligation every(
      Integer days, Integer months, boolean late, String from, String... met) {
    return new Obligation(
        "duty",
        Bilingual.same("duty"),
        "server",
        "SRV-01",
        days,
        months,
        late,
        false,
        "RAID",
        "server",
        "003",
        day(from),
        Arrays.stream(met).map(DueTest::day).toList());
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static Past past(String from, String due, String met) {
    return new Past(day(from), day(due), met == null ? null : day(met));
  }
}
