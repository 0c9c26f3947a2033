package id.penjaga.hub.app.web.monitor;

import id.penjaga.hub.app.monitor.LiveMonitor;
import id.penjaga.hub.app.office.monitor.MonitorFile;
import id.penjaga.hub.app.store.monitor.TallyRows;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.monitor.Availability;
import id.penjaga.hub.core.monitor.Availability.Stretch;
import id.penjaga.hub.core.monitor.MaintenanceWindow;
import id.penjaga.hub.core.monitor.PartitionUse;
import id.penjaga.hub.core.monitor.StateTurn;
import id.penjaga.hub.core.monitor.WatchState.Stand;
import id.penjaga.hub.core.monitor.Watchlist;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Register;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One watched item as its page shows it.
///
/// @param flaws of its fields that name no target
/// @param series one for each monitor that is asked for an answer
/// @param administrator who is to know first; empty when the register names nobody
/// @param may whether who asks may plan work and enter readings
/// @param problem why what was sent is refused; empty for nothing
/// @param command id of the next command
public record ItemView(
    Register register,
    Item item,
    List<LiveMonitor> live,
    List<Watchlist.Flaw> flaws,
    MonitorFile file,
    List<Series> series,
    String administrator,
    Instant now,
    ZoneId zone,
    boolean may,
    String problem,
    String command) {
  private static final int DAYS = 365;
  private static final int MOST_OUTAGES = 20;
  private static final int PART_MINUTES = 10;
  private static final int PARTS = 24 * 60 / PART_MINUTES;
  private static final double TALLEST = 40;
  private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

  /// A year of one monitor.
  ///
  /// @param thisYear the calendar year so far
  /// @param lastYear the one before
  /// @param days the last 365, today last
  /// @param outages the latest first
  /// @param bars the last day
  public record Series(
      LiveMonitor of,
      Availability thisYear,
      Availability lastYear,
      List<DayMark> days,
      List<Outage> outages,
      List<Bar> bars) {}

  /// A day of the year bar.
  ///
  /// @param css `good`, `critical`, `planned` or `unknown`
  public record DayMark(LocalDate day, String css, long downSeconds) {}

  /// @param until null while it lasts
  public record Outage(
      Instant from, @Nullable Instant until, Duration length, String why, boolean planned) {}

  /// Ten minutes of the last day.
  ///
  /// @param x place from the left, 0 to 143
  /// @param height of the mean time until an answer, 0 to 40
  public record Bar(int x, double height, boolean missed, TallyRows.Tally of) {}

  static ItemView of(
      Register register,
      Item item,
      List<LiveMonitor> live,
      List<Watchlist.Flaw> flaws,
      MonitorFile file,
      Texts w,
      People people,
      boolean may,
      String problem,
      String command) {
    List<Series> series =
        live.stream()
            .filter(one -> one.of().means() != id.penjaga.hub.core.monitor.WatchTarget.Means.TLS)
            .map(one -> series(one, file, w.now(), w.zone()))
            .toList();
    return new ItemView(
        register,
        item,
        live,
        flaws,
        file,
        series,
        administrator(register, item, people),
        w.now(),
        w.zone(),
        may,
        problem,
        command);
  }

  private static String administrator(Register register, Item item, People people) {
    return register.fields().stream()
        .filter(field -> field.type() == FieldType.PERSON && !field.personal())
        .map(field -> item.fields().get(field.key()))
        .filter(java.util.Objects::nonNull)
        .map(Value::plain)
        .filter(person -> person.matches("p[0-9]{1,18}"))
        .map(person -> people.person(Long.parseLong(person.substring(1))))
        .filter(java.util.Objects::nonNull)
        .map(person -> person.name())
        .findFirst()
        .orElse("");
  }

  private static Series series(LiveMonitor of, MonitorFile file, Instant now, ZoneId zone) {
    String means = of.of().means().name().toLowerCase(Locale.ROOT);
    List<StateTurn> turns = file.turns().getOrDefault(means, List.of());
    List<Stretch> stretches = Availability.stretches(turns, now);
    LocalDate today = now.atZone(zone).toLocalDate();
    List<DayMark> days = new ArrayList<>();
    for (LocalDate day = today.minusDays(DAYS - 1L); !day.isAfter(today); day = day.plusDays(1)) {
      Instant begin = day.atStartOfDay(zone).toInstant();
      Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
      days.add(
          mark(
              day,
              Availability.of(stretches, file.windows(), begin, end.isAfter(now) ? now : end)));
    }
    return new Series(
        of,
        Availability.ofYear(stretches, file.windows(), today.getYear(), zone, now),
        Availability.ofYear(stretches, file.windows(), today.getYear() - 1, zone, now),
        days,
        outages(turns, stretches, file.windows(), now),
        bars(file.parts().getOrDefault(means, List.of()), now));
  }

  private static DayMark mark(LocalDate day, Availability of) {
    String css =
        of.down() > 0
            ? "critical"
            : of.planned() > 0 ? "planned" : of.up() > of.unmonitored() ? "good" : "unknown";
    return new DayMark(day, css, of.down() / 1_000);
  }

  private static List<Outage> outages(
      List<StateTurn> turns,
      List<Stretch> stretches,
      List<MaintenanceWindow> windows,
      Instant now) {
    List<Outage> all = new ArrayList<>();
    for (Stretch stretch : stretches) {
      if (stretch.stand() == Stand.DOWN) {
        String why =
            turns.stream()
                .filter(turn -> turn.since().equals(stretch.from()))
                .map(StateTurn::why)
                .findFirst()
                .orElse("");
        boolean lasts = !stretch.until().isBefore(now);
        all.add(
            new Outage(
                stretch.from(),
                lasts ? null : stretch.until(),
                Duration.between(stretch.from(), stretch.until()),
                why,
                windows.stream().anyMatch(one -> one.covers(stretch.from()))));
      }
    }
    return all.stream()
        .sorted(Comparator.comparing(Outage::from).reversed())
        .limit(MOST_OUTAGES)
        .toList();
  }

  private static List<Bar> bars(List<TallyRows.Tally> parts, Instant now) {
    double most =
        Math.max(1, parts.stream().mapToDouble(TallyRows.Tally::meanMillis).max().orElse(1));
    List<Bar> bars = new ArrayList<>();
    for (TallyRows.Tally part : parts) {
      long back =
          ChronoUnit.MINUTES.between(Instant.ofEpochMilli(part.fromMs()), now) / PART_MINUTES;
      if (back >= 0 && back < PARTS) {
        double height = Math.max(2, part.meanMillis() / most * TALLEST);
        bars.add(
            new Bar(
                (int) (PARTS - 1 - back), Math.round(height * 10) / 10.0, part.misses() > 0, part));
      }
    }
    return bars;
  }

  /// A moment as an input of a form takes it.
  public String typed(Instant at) {
    return TYPED.format(LocalDateTime.ofInstant(at, zone));
  }

  /// Windows that have not ended.
  public List<MaintenanceWindow> open() {
    return file.windows().stream().filter(one -> one.until().isAfter(now)).toList();
  }

  /// How full the partitions are.
  public List<PartitionUse> partitions() {
    return file.readings().stream()
        .filter(one -> one.kind().equals(TallyRows.DISK))
        .map(TallyRows.Reading::partition)
        .toList();
  }

  /// Other readings: arrays and disks, processors, memory.
  public List<TallyRows.Reading> others() {
    return file.readings().stream().filter(one -> !one.kind().equals(TallyRows.DISK)).toList();
  }

  /// Whether readings of disks belong to this register.
  public boolean hasReadings() {
    return register.watch().stream().anyMatch(Register.Watch::readings);
  }
}
