package id.penjaga.hub.core.monitor;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The availability of a link, or of anything that is watched, over a stretch of time (NET-03).
///
/// Time in which nobody asked, and time in which the hub's own side was cut, is neither up nor
/// down: it is told apart. So is planned work.
///
/// @param up milliseconds it was up
/// @param down milliseconds it was down
/// @param planned milliseconds it was down within a maintenance window
/// @param unmonitored milliseconds of which nothing is known
public record Availability(long up, long down, long planned, long unmonitored) {
  /// What 003 G.1 asks of a link: at least 99 % within a year.
  public static final BigDecimal DEMANDED = new BigDecimal("99");

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DECIMALS = 4;

  /// A stretch of one state.
  ///
  /// @param until first moment after it
  public record Stretch(WatchState.Stand stand, Instant from, Instant until) {}

  /// @param turns of one monitor, in the order of their beginnings
  /// @param until the last of them goes on until then
  public static List<Stretch> stretches(List<StateTurn> turns, Instant until) {
    List<Stretch> all = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      StateTurn turn = turns.get(i);
      Instant end = i + 1 < turns.size() ? turns.get(i + 1).since() : until;
      if (end.isAfter(turn.since())) {
        all.add(new Stretch(turn.stand(), turn.since(), end));
      }
    }
    return List.copyOf(all);
  }

  /// Of a calendar year at the site, up to now.
  public static Availability ofYear(
      List<Stretch> stretches,
      Collection<MaintenanceWindow> windows,
      int year,
      ZoneId zone,
      Instant now) {
    Instant begin = LocalDate.of(year, Month.JANUARY, 1).atStartOfDay(zone).toInstant();
    Instant end = LocalDate.of(year + 1, Month.JANUARY, 1).atStartOfDay(zone).toInstant();
    return of(stretches, windows, begin, now.isBefore(end) ? now : end);
  }

  /// @param windows of this item; they may overlap
  public static Availability of(
      List<Stretch> stretches, Collection<MaintenanceWindow> windows, Instant from, Instant until) {
    long whole = Math.max(0, Duration.between(from, until).toMillis());
    long up = 0;
    long down = 0;
    long planned = 0;
    for (Stretch stretch : stretches) {
      Instant begin = stretch.from().isBefore(from) ? from : stretch.from();
      Instant end = stretch.until().isAfter(until) ? until : stretch.until();
      if (!end.isAfter(begin)) {
        continue;
      }
      long length = Duration.between(begin, end).toMillis();
      if (stretch.stand() == WatchState.Stand.UP) {
        up += length;
      } else if (stretch.stand() == WatchState.Stand.DOWN) {
        long covered = covered(windows, begin, end);
        planned += covered;
        down += length - covered;
      }
    }
    return new Availability(up, down, planned, Math.max(0, whole - up - down - planned));
  }

  private static long covered(Collection<MaintenanceWindow> windows, Instant from, Instant until) {
    List<MaintenanceWindow> sorted =
        windows.stream().sorted(java.util.Comparator.comparing(MaintenanceWindow::from)).toList();
    long covered = 0;
    Instant done = from;
    for (MaintenanceWindow window : sorted) {
      Instant begin = window.from().isBefore(done) ? done : window.from();
      Instant end = window.until().isAfter(until) ? until : window.until();
      if (end.isAfter(begin)) {
        covered += Duration.between(begin, end).toMillis();
        done = end;
      }
    }
    return covered;
  }

  /// Milliseconds of which it is known that it was up or down.
  public long measured() {
    return up + down;
  }

  /// Whether at least half of the stretch is known: less says nothing of a year.
  public boolean known() {
    return measured() > 0 && measured() + planned >= unmonitored;
  }

  /// In per cent with four decimals; null when nothing was measured.
  public @Nullable BigDecimal percent() {
    return measured() == 0
        ? null
        : BigDecimal.valueOf(up)
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(measured()), DECIMALS, RoundingMode.HALF_UP);
  }

  /// Whether it is at least so many per cent, exactly: what is shown is rounded, this is not.
  public boolean atLeast(BigDecimal percent) {
    return BigDecimal.valueOf(up)
            .multiply(HUNDRED)
            .compareTo(percent.multiply(BigDecimal.valueOf(measured())))
        >= 0;
  }
}
