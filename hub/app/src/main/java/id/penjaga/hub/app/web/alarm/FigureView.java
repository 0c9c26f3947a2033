package id.penjaga.hub.app.web.alarm;

import id.penjaga.device.core.replay.PointReplay;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.core.alarm.AlarmFigures;
import id.penjaga.hub.core.alarm.AlarmOccurrence;
import id.penjaga.hub.core.alarm.AlarmWeek;
import id.penjaga.hub.core.alarm.FigureCount;
import id.penjaga.hub.core.alarm.FirstKnown;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The figures of the alarms of some devices over the last days, and the weeks up to now.
///
/// @param days how long the span is
/// @param weeks the oldest first
public record FigureView(int days, AlarmFigures figures, List<AlarmWeek> weeks) {
  /// The spans that can be asked for, in days.
  public static final List<Integer> SPANS = List.of(7, 30, 90);

  private static final Set<String> KINDS =
      PointReplay.KINDS.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());

  private static final int WEEKS = 13;
  private static final int USUAL = 30;

  /// The span that was asked for; 30 days for none of [#SPANS].
  static int days(String typed) {
    return SPANS.stream().filter(one -> typed.equals(one.toString())).findFirst().orElse(USUAL);
  }

  /// @param counted which devices
  public static FigureView of(
      RoomReads reads, Predicate<DeviceId> counted, String days, Instant now, ZoneId zone) {
    int length = days(days);
    Instant asked = now.minus(Duration.ofDays(length));
    Instant weeks = AlarmWeek.first(WEEKS, Instant.EPOCH, now, zone).atStartOfDay(zone).toInstant();
    Instant first = weeks.isBefore(asked) ? weeks : asked;
    Instant end = now.plusMillis(1);
    List<Instant> heard =
        reads.known().entrySet().stream()
            .filter(one -> counted.test(one.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    FirstKnown<Counts> counting =
        new FirstKnown<>(
            earliest -> {
              Instant since = AlarmFigures.since(earliest, heard, first, now);
              return new Counts(
                  new FigureCount(since.isAfter(asked) ? since : asked, end, now),
                  new AlarmWeek.Count(WEEKS, since, now, zone));
            },
            Counts::take);
    reads.occurrences(
        first,
        end,
        one -> {
          if (counted.test(new DeviceId(one.device()))) {
            counting.accept(one);
          }
        });
    Counts counts = counting.counted();
    return new FigureView(length, counts.span().figures(), counts.weeks().weeks());
  }

  private record Counts(FigureCount span, AlarmWeek.Count weeks) {
    void take(AlarmOccurrence one) {
      span.take(one);
      weeks.take(one);
    }
  }

  /// The most frequent alarms whose settings can be tried on their past, each point once.
  public List<AlarmFigures.Often> tunable() {
    Set<String> seen = new HashSet<>();
    return figures.top().stream()
        .filter(often -> KINDS.contains(often.one().kind()))
        .filter(often -> seen.add(often.one().device() + "/" + often.one().point()))
        .toList();
  }

  /// The weeks as a chart takes them.
  public String series(ZoneId zone) {
    LocalDate last = LocalDate.ofInstant(figures.to(), zone);
    return "{\"from\":"
        + weeks.getFirst().monday().minusDays(4).atStartOfDay(zone).toEpochSecond()
        + ",\"to\":"
        + last.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .plusDays(4)
            .atStartOfDay(zone)
            .toEpochSecond()
        + ",\"data\":["
        + weeks.stream()
            .map(week -> Long.toString(week.monday().atStartOfDay(zone).toEpochSecond()))
            .collect(Collectors.joining(",", "[", "],"))
        + weeks.stream()
            .map(week -> Integer.toString(week.figures().alarms()))
            .collect(Collectors.joining(",", "[", "]]}"));
  }
}
