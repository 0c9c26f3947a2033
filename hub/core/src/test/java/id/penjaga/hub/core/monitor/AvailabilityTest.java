package id.penjaga.hub.core.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.monitor.WatchState.Stand;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fixture 14: internet links in 2026, which has 525,600 minutes.
class AvailabilityTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final Instant END = at("2027-01-01T00:00");

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  private static StateTurn turn(Stand stand, Instant since) {
    return new StateTurn("link/ISP-A/ping", stand, since, "");
  }

  private static Availability year(List<StateTurn> turns, MaintenanceWindow... windows) {
    return Availability.ofYear(
        Availability.stretches(turns, END.plusSeconds(99)), List.of(windows), 2026, ZONE, END);
  }

  /// Up all the year but for some minutes from March on.
  private static List<StateTurn> down(long minutes) {
    Instant from = at("2026-03-01T12:00:00");
    return List.of(
        turn(Stand.UP, at("2025-12-01T00:00")),
        turn(Stand.DOWN, from),
        turn(Stand.UP, from.plus(Duration.ofMinutes(minutes))));
  }

  @ParameterizedTest
  @DisplayName("NET-03 5,256 minutes down in a year are 99.0000 % and met, 5,257 are not")
  @CsvSource({
    "3100, 99.4102, true",
    "5300, 98.9916, false",
    "5256, 99.0000, true",
    "5257, 98.9998, false",
    "0, 100.0000, true",
  })
  void fixture(long minutes, String percent, boolean met) {
    Availability year = year(down(minutes));
    assertEquals(percent, String.valueOf(year.percent()));
    assertEquals(met, year.atLeast(Availability.DEMANDED));
    assertEquals(Duration.ofMinutes(minutes).toMillis(), year.down());
    assertEquals(0, year.unmonitored());
  }

  @Test
  @DisplayName("NET-03, NET-09 45 minutes of an own cut are unmonitored and no minute of the ISP")
  void ownCut() {
    Instant cut = at("2026-05-04T10:00");
    List<StateTurn> turns = new ArrayList<>(down(3_100));
    turns.add(turn(Stand.LOCAL_FAULT, cut));
    turns.add(turn(Stand.UP, cut.plus(Duration.ofMinutes(45))));
    Availability year = year(turns);
    assertEquals(Duration.ofMinutes(3_100).toMillis(), year.down());
    assertEquals(Duration.ofMinutes(45).toMillis(), year.unmonitored());
    assertEquals("99.4101", String.valueOf(year.percent())); // of 45 minutes less
  }

  @Test
  @DisplayName("Fixture 14: down 14:00:10 to 15:10:40 is 70 minutes and 30 seconds")
  void anOutage() {
    List<StateTurn> turns =
        List.of(
            turn(Stand.UP, at("2026-01-01T00:00")),
            turn(Stand.DOWN, at("2026-09-22T14:00:10")),
            turn(Stand.UP, at("2026-09-22T15:10:40")));
    assertEquals(Duration.ofSeconds(70 * 60 + 30).toMillis(), year(turns).down());
  }

  @Test
  @DisplayName("What is down in a window is told apart, also where windows overlap")
  void planned() {
    Instant from = at("2026-03-01T12:00:00");
    MaintenanceWindow one =
        new MaintenanceWindow(1, "link", "ISP-A", from.minusSeconds(600), from.plusSeconds(600));
    MaintenanceWindow two =
        new MaintenanceWindow(2, "link", "ISP-A", from.plusSeconds(300), from.plusSeconds(1_200));
    Availability year = year(down(60), two, one);
    assertEquals(1_200_000, year.planned());
    assertEquals(2_400_000, year.down());
  }

  @Test
  @DisplayName("A year of which nothing is known has no percentage")
  void unknown() {
    Availability year = year(List.of());
    assertNull(year.percent());
    assertEquals(Duration.ofDays(365).toMillis(), year.unmonitored());
  }

  @Test
  @DisplayName("NET-03: a year that was hardly monitored is neither met nor unmet")
  void hardlyMonitored() {
    assertFalse(new Availability(1_000, 0, 0, 9_000).known());
    assertTrue(new Availability(4_000, 0, 1_000, 5_000).known());
    assertFalse(new Availability(0, 0, 9_000, 0).known());
  }

  @Test
  @DisplayName("The parts of any year add up to it")
  void addsUp() {
    Random random = new Random(14);
    for (int run = 0; run < 500; run++) {
      List<StateTurn> turns = new ArrayList<>();
      Instant at = at("2025-11-01T00:00");
      while (at.isBefore(END)) {
        turns.add(turn(Stand.values()[random.nextInt(4)], at));
        at = at.plusSeconds(1 + random.nextInt(4_000_000));
      }
      List<MaintenanceWindow> windows = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        Instant from = at("2026-01-01T00:00").plusSeconds(random.nextInt(31_000_000));
        windows.add(
            new MaintenanceWindow(
                i, "link", "ISP-A", from, from.plusSeconds(random.nextInt(900_000))));
      }
      Availability year = year(turns, windows.toArray(MaintenanceWindow[]::new));
      assertEquals(
          Duration.ofDays(365).toMillis(),
          year.up() + year.down() + year.planned() + year.unmonitored());
      assertTrue(year.planned() >= 0 && year.down() >= 0);
    }
  }
}
