package id.penjaga.hub.core.cases;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure.Counting;
import id.penjaga.hub.core.procedure.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Time against the standard: seconds are counted, and rounded up to minutes once, so that the
/// number on the page and the verdict never disagree.
public final class StandardTime {
  private static final int DAYS = 366;

  private StandardTime() {}

  /// Seconds between two moments that count.
  public static long seconds(
      Counting counts, OfficeCalendar calendar, Instant from, Instant until) {
    return switch (counts) {
      case CLOCK -> Math.max(0, until.getEpochSecond() - from.getEpochSecond());
      case OFFICE -> calendar.seconds(from, until);
    };
  }

  /// Whole minutes that a page shows for so many seconds.
  public static long minutes(long seconds) {
    return Math.ceilDiv(seconds, 60);
  }

  /// Time left of a standard, negative when it is over; null without a standard or before it
  /// begins.
  public static @Nullable Duration left(Awaiting awaiting, OfficeCalendar calendar, Instant now) {
    if (awaiting.due() != null) {
      return Duration.between(now, awaiting.due());
    }
    if (awaiting.minutes() == null || awaiting.counted() == null) {
      return null;
    }
    return Duration.ofMinutes(awaiting.minutes())
        .minusSeconds(seconds(awaiting.counts(), calendar, awaiting.counted(), now));
  }

  /// When a standard is over; null without one, before it begins, or when the calendar knows no
  /// working hours within a year.
  public static @Nullable Instant due(Awaiting awaiting, OfficeCalendar calendar) {
    if (awaiting.due() != null || awaiting.minutes() == null || awaiting.counted() == null) {
      return awaiting.due();
    }
    long wanted = awaiting.minutes() * 60L;
    if (awaiting.counts() == Counting.CLOCK) {
      return awaiting.counted().plusSeconds(wanted);
    }
    return after(calendar, awaiting.counted(), wanted);
  }

  /// The moment when so many working seconds have passed; null when a year holds too few.
  private static @Nullable Instant after(OfficeCalendar calendar, Instant from, long wanted) {
    LocalDate day = from.atZone(calendar.zone()).toLocalDate();
    long left = wanted;
    for (int i = 0; i < DAYS; i++, day = day.plusDays(1)) {
      for (OfficeCalendar.Span span : calendar.spans(day)) {
        long begin = Math.max(from.getEpochSecond(), moment(calendar, day, span.from()));
        long end = moment(calendar, day, span.until());
        if (end > begin && end - begin >= left) {
          return Instant.ofEpochSecond(begin + left);
        }
        left -= Math.max(0, end - begin);
      }
    }
    return null;
  }

  private static long moment(OfficeCalendar calendar, LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(calendar.zone()).toEpochSecond();
  }

  /// When the standard began to count; null when nobody began yet.
  public static @Nullable Instant start(Step step, Case.Opening opening) {
    return step.time().fromBegun() ? opening.begun() : opening.opened();
  }

  public static Counting counting(Definition definition, Step step) {
    return step.counts() == null ? definition.procedure().counts() : step.counts();
  }

  /// The promised moment of a step with `until`; null without one.
  public static @Nullable Instant promised(Case state, Step step) {
    return promised(state.answers(), state.given(), step);
  }

  private static @Nullable Instant promised(
      Map<String, Map<String, Value>> answers, Map<String, Instant> given, Step step) {
    Step.Until until = step.time().until();
    if (until == null) {
      return null;
    }
    Instant said = given.get(until.step());
    Value value = answers.getOrDefault(until.step(), Map.of()).get(until.field());
    return said != null && value instanceof Value.Numeric(BigDecimal minutes)
        ? said.plusSeconds(minutes.longValue() * 60)
        : null;
  }

  /// Seconds beyond the standard when the step ends at a moment; 0 within it or without one.
  public static long beyond(
      Case state,
      Definition definition,
      OfficeCalendar calendar,
      Step step,
      Case.Opening opening,
      Instant end) {
    if (step.time().until() != null) {
      Instant due = promised(state, step);
      return due == null ? 0 : Math.max(0, end.getEpochSecond() - due.getEpochSecond());
    }
    Integer standard = step.time().minutes();
    Instant start = start(step, opening);
    if (standard == null || start == null) {
      return 0;
    }
    long spent = seconds(counting(definition, step), calendar, start, end);
    return Math.max(0, spent - standard * 60L);
  }
}
