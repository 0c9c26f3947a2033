package id.penjaga.device.app.loop;

import id.penjaga.device.messages.ClockQuality;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Finds out how far a Linux wall clock can be believed: systemd-timesyncd leaves a file once it
/// has heard a time server; without one a battery clock counts; without that the time was restored
/// at boot, if it is later than this program, and is unknown otherwise.
///
/// A site that keeps time with another daemon says so in the configuration (`clock: ntp`).
public final class WallQuality implements Supplier<ClockQuality> {
  /// No correct clock shows less: this program is younger.
  private static final long FLOOR_MS = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private final Path synchronised;
  private final Path battery;
  private final LongSupplier wallMs;

  WallQuality(Path synchronised, Path battery, LongSupplier wallMs) {
    this.synchronised = synchronised;
    this.battery = battery;
    this.wallMs = wallMs;
  }

  public static WallQuality ofLinux(LongSupplier wallMs) {
    return new WallQuality(
        Path.of("/run/systemd/timesync/synchronized"), Path.of("/dev/rtc0"), wallMs);
  }

  @Override
  public ClockQuality get() {
    if (wallMs.getAsLong() < FLOOR_MS) {
      return ClockQuality.NONE;
    }
    if (Files.exists(synchronised)) {
      return ClockQuality.NTP;
    }
    return Files.exists(battery) ? ClockQuality.RTC : ClockQuality.RESTORED;
  }
}
