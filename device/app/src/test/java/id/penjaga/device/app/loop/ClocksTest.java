package id.penjaga.device.app.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.core.Event;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SYS-09: a step of the wall clock and a change of its quality are told before anything carries
/// the new time.
class ClocksTest {
  private long nanos = 5_000_000_000L;
  private long wall = 1_000_000;
  private ClockQuality quality = ClockQuality.RESTORED;
  private final List<Event> told = new ArrayList<>();
  private final Clocks clocks = new Clocks(() -> nanos, () -> wall, () -> quality);

  @Test
  @DisplayName("SYS-09 a step is told with its size; slewing is not a step")
  void aStepIsToldSlewingIsNot() {
    clocks.onChange(told::add);
    pass(1_000, 1_000);
    assertEquals(new Moment(1_000, 1_001_000, ClockQuality.RESTORED), clocks.now());
    pass(1_000, 1_001);
    clocks.now();
    assertEquals(List.of(), told);
    pass(1_000, 61_000);
    Moment now = clocks.now();
    assertEquals(List.of(new Event.ClockSet(now, ClockQuality.RESTORED, 60_000)), told);
    assertEquals(3_000, now.uptimeMs());
  }

  @Test
  void aBetterQualityIsToldWithinTenSeconds() {
    clocks.onChange(told::add);
    quality = ClockQuality.NTP;
    pass(10_000, 10_000);
    Moment now = clocks.now();
    assertEquals(List.of(new Event.ClockSet(now, ClockQuality.RESTORED, 0)), told);
    assertEquals(ClockQuality.NTP, now.clock());
  }

  @Test
  void theQualityOfALinuxClockComesFromItsTraces(@TempDir Path folder) throws IOException {
    Path synchronised = folder.resolve("synchronized");
    Path battery = folder.resolve("rtc0");
    WallQuality source = new WallQuality(synchronised, battery, () -> wall);
    assertEquals(ClockQuality.NONE, source.get());
    wall = 1_800_000_000_000L;
    assertEquals(ClockQuality.RESTORED, source.get());
    Files.createFile(battery);
    assertEquals(ClockQuality.RTC, source.get());
    Files.createFile(synchronised);
    assertEquals(ClockQuality.NTP, source.get());
  }

  private void pass(long uptimeMs, long wallMs) {
    nanos += uptimeMs * 1_000_000;
    wall += wallMs;
  }
}
