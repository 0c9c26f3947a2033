package id.penjaga.hub.core.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.penjaga.hub.core.visit.VisitWindow.Days;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The window of a day; December 2026 begins on a Tuesday.
class VisitWindowTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

  private static Instant at(String time) {
    return LocalDateTime.parse("2026-" + time).atZone(ZONE).toInstant();
  }

  private static @Nullable VisitWindow window(
      String from, String until, @Nullable Days days, String now) {
    return VisitWindow.at(at(now), at(from), at(until), days, ZONE);
  }

  @ParameterizedTest(name = "{0} at {1}: {2} to {3}")
  @CsvSource({
    "DAILY, 11-20T00:00, 12-01T08:00, 12-01T16:00",
    "DAILY, 12-01T07:59, 12-01T08:00, 12-01T16:00",
    "DAILY, 12-01T15:59, 12-01T08:00, 12-01T16:00",
    "DAILY, 12-01T16:00, 12-02T08:00, 12-02T16:00",
    "DAILY, 12-31T15:59, 12-31T08:00, 12-31T16:00",
    "DAILY, 12-31T16:00, 12-31T08:00, 12-31T16:00",
    "WORKDAYS, 12-04T16:00, 12-07T08:00, 12-07T16:00",
    "WORKDAYS, 12-06T12:00, 12-07T08:00, 12-07T16:00",
    "WEEKLY, 12-01T16:00, 12-08T08:00, 12-08T16:00",
    "WEEKLY, 12-31T12:00, 12-29T08:00, 12-29T16:00",
  })
  @DisplayName("the window that is open, or the next one; the last one when all are over")
  void theWindowOfADay(Days days, String now, String from, String until) {
    assertEquals(
        new VisitWindow(at(from), at(until)), window("12-01T08:00", "12-31T16:00", days, now));
  }

  @Test
  @DisplayName("work at night is over the day after, and the last night within the permit")
  void nights() {
    assertEquals(
        new VisitWindow(at("12-02T22:00"), at("12-03T02:00")),
        window("12-01T22:00", "12-05T02:00", Days.DAILY, "12-03T01:00"));
    assertEquals(
        new VisitWindow(at("12-04T22:00"), at("12-05T02:00")),
        window("12-01T22:00", "12-05T02:00", Days.DAILY, "12-05T02:00"));
  }

  @Test
  @DisplayName("days in a word that nobody knows are none, and not all of the permit")
  void unknown() {
    assertNull(Days.of(""));
    for (String word : List.of("daly", "DAILY", "unknown", "monthly", " ")) {
      assertEquals(Days.UNKNOWN, Days.of(word), word);
    }
    assertEquals(Days.WEEKLY, Days.of("weekly"));
    for (String now : List.of("11-20T08:00", "12-01T09:00", "12-31T20:00")) {
      assertNull(window("12-01T08:00", "12-31T16:00", Days.UNKNOWN, now), now);
    }
  }

  @Test
  @DisplayName("a visit that takes place once has one window; a weekend has no working day")
  void once() {
    assertEquals(
        new VisitWindow(at("12-01T08:00"), at("12-03T16:00")),
        window("12-01T08:00", "12-03T16:00", null, "12-02T20:00"));
    assertNull(window("12-05T08:00", "12-06T16:00", Days.WORKDAYS, "12-01T08:00"));
  }
}
