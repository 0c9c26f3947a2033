package id.penjaga.device.app.loop;

import id.penjaga.device.core.Event;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Moment;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The clocks of the device: uptime for durations, the wall clock for calendars, and how far the
/// latter can be believed (SYS-09).
///
/// A step of the wall clock or a change of its quality is told before any moment is handed out on
/// the new clock.
public final class Clocks {
  /// A wall clock that moves by more than this against uptime between two looks was set; NTP slews
  /// at most 0.5 ms in a second.
  private static final long STEP_MS = 500;

  private static final long QUALITY_MS = 10_000;

  private final LongSupplier nanos;
  private final LongSupplier wallMs;
  private final Supplier<ClockQuality> source;
  private final long start;

  private Consumer<Event> listener = _ -> {};
  private long offset;
  private ClockQuality quality;
  private long qualityMs;

  /// @param nanos monotonic
  /// @param wallMs milliseconds since 1970
  /// @param source says how far the wall clock can be believed; asked about every 10 s
  public Clocks(LongSupplier nanos, LongSupplier wallMs, Supplier<ClockQuality> source) {
    this.nanos = nanos;
    this.wallMs = wallMs;
    this.source = source;
    start = nanos.getAsLong();
    offset = wallMs.getAsLong();
    quality = source.get();
  }

  /// The wall clock of this computer.
  public static LongSupplier wall() {
    return System::currentTimeMillis;
  }

  /// The wall clock beside a board that counts time at its own speed: right now, then as fast as
  /// the board.
  public static LongSupplier wallBeside(LongSupplier boardNanos) {
    long then = System.currentTimeMillis();
    long begin = boardNanos.getAsLong();
    return () -> then + (boardNanos.getAsLong() - begin) / 1_000_000;
  }

  /// Milliseconds on this computer's monotonic clock, for waiting on the network: that does not go
  /// faster with a simulated board.
  public static long steadyMs() {
    return System.nanoTime() / 1_000_000;
  }

  /// Who is told of {@link Event.ClockSet}.
  public synchronized void onChange(Consumer<Event> newListener) {
    listener = newListener;
  }

  public synchronized Moment now() {
    long uptime = uptimeMs();
    long wall = wallMs.getAsLong();
    long moved = wall - uptime - offset;
    offset += moved;
    ClockQuality before = quality;
    if (uptime - qualityMs >= QUALITY_MS) {
      qualityMs = uptime;
      quality = source.get();
    }
    Moment now = new Moment(uptime, wall, quality);
    if (Math.abs(moved) > STEP_MS || quality != before) {
      listener.accept(new Event.ClockSet(now, before, Math.abs(moved) > STEP_MS ? moved : 0));
    }
    return now;
  }

  /// The moment at which the monotonic clock showed `atNanos`, a short time ago.
  public Moment at(long atNanos) {
    Moment now = now();
    long ago = Math.max(0, (nanos.getAsLong() - atNanos) / 1_000_000);
    return now.plus(-Math.min(ago, now.uptimeMs()));
  }

  public long uptimeMs() {
    return (nanos.getAsLong() - start) / 1_000_000;
  }
}
