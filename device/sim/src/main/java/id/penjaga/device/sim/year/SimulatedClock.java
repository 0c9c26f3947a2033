package id.penjaga.device.sim.year;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.sim.Kernel;
import id.penjaga.device.sim.SplitMix;
import java.time.Duration;

/// The device's two clocks: uptime, which is right, and the wall clock, which after a power cut is
/// behind, later found by NTP, and sometimes steps. A Raspberry Pi up to the 4 has no battery clock
/// (SYS-09).
public final class SimulatedClock {
  private static final long NANOS_A_MILLI = 1_000_000;

  private final Kernel kernel;
  private final SplitMix random;
  private final long epochMs;
  private final Runnable stepped;
  private long bootNanos;
  private long errorMs;
  private long boots;
  private ClockQuality quality = ClockQuality.NONE;

  /// @param epochMs true wall time at the kernel's beginning
  /// @param stepped told when the wall clock changed by itself: found by NTP
  public SimulatedClock(Kernel kernel, SplitMix random, long epochMs, Runnable stepped) {
    this.kernel = kernel;
    this.random = random;
    this.epochMs = epochMs;
    this.stepped = stepped;
  }

  /// The device starts: uptime begins again, the wall clock is what was saved last, up to hours
  /// behind. NTP answers after seconds, or now and then after hours.
  public void boot() {
    boots++;
    bootNanos = kernel.nanos();
    errorMs = -random.exponential(Duration.ofMinutes(10).toMillis());
    quality = ClockQuality.RESTORED;
    long mine = boots;
    Duration until =
        random.chance(0.9)
            ? Duration.ofMillis(1000 + random.below(20_000))
            : Duration.ofMillis(random.exponential(Duration.ofHours(5).toMillis()));
    kernel.after(
        until,
        () -> {
          if (mine == boots) {
            errorMs = 0;
            quality = ClockQuality.NTP;
            stepped.run();
          }
        });
  }

  /// The wall clock is set wrong, by a person or a program; NTP repairs it within minutes.
  public void step() {
    long mine = boots;
    errorMs += (random.chance(0.5) ? 1 : -1) * random.exponential(Duration.ofMinutes(2).toMillis());
    kernel.after(
        Duration.ofMillis(1000 + random.below(600_000)),
        () -> {
          if (mine == boots) {
            errorMs = 0;
            stepped.run();
          }
        });
  }

  public Moment moment() {
    return new Moment((kernel.nanos() - bootNanos) / NANOS_A_MILLI, trueMs() + errorMs, quality);
  }

  /// What a right clock would show.
  public long trueMs() {
    return epochMs + kernel.nanos() / NANOS_A_MILLI;
  }
}
