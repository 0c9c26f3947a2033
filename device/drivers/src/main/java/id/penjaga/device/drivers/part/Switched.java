package id.penjaga.device.drivers.part;

import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import java.time.Duration;
import java.util.List;

/// An actuator on whatever can be switched: keeps pulses within their limit, and what is held on
/// out of the way of pulses. A driver says how the wire is driven.
public final class Switched implements Actuator {
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Drive drive;
  private final Runnable release;
  private final Timing timing;
  private final boolean safe;
  private final Duration longest;

  private boolean on;
  private boolean held;
  private boolean pulsing;
  private long offAtNanos;
  private boolean closed;

  /// Drives the wire.
  @FunctionalInterface
  public interface Drive {
    void drive(boolean on) throws WireException;
  }

  /// @param release gives the wire back
  /// @param safe the state it has now, and is left with
  /// @param longest limit of every pulse
  public Switched(Drive drive, Runnable release, Timing timing, boolean safe, Duration longest) {
    this.drive = drive;
    this.release = release;
    this.timing = timing;
    this.safe = safe;
    this.longest = longest;
    on = safe;
    held = safe;
  }

  /// The settings of such a part; `pulse-most-s` among them.
  public static List<Setting> settings() {
    return List.of(
        new Setting.Choice("active", List.of("high", "low"), "high", "the level that means on"),
        new Setting.Choice("safe", List.of("off", "on"), "off", "the state at opening and closing"),
        longestPulse());
  }

  public static Setting longestPulse() {
    return new Setting.Number(
        "pulse-most-s", 1, 600, "s", "30", "no pulse lasts longer, whoever asks");
  }

  public static Duration longest(Settings settings) {
    return Duration.ofSeconds(settings.number("pulse-most-s"));
  }

  @Override
  public synchronized void set(boolean newState) throws WireException {
    drive(newState);
    held = newState;
    pulsing = false;
  }

  @Override
  public synchronized void pulse(Duration length) throws WireException {
    if (held) {
      return; // held on by set: a pulse must not end that
    }
    Duration limited = length.compareTo(longest) < 0 ? length : longest;
    long until = timing.nanos() + limited.toNanos();
    offAtNanos = pulsing ? Math.max(offAtNanos, until) : until;
    pulsing = true;
    timing.later(limited, this::expire);
    drive(true);
  }

  /// A pulse whose end was refused is ended here as well.
  @Override
  public synchronized void refresh() throws WireException {
    boolean over = pulsing && timing.nanos() >= offAtNanos;
    drive(pulsing && !over || held);
    if (over) {
      pulsing = false;
    }
  }

  @Override
  public synchronized boolean on() {
    return on;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    try {
      drive(safe);
    } catch (WireException _) {
      // The wire is released next; what it then does is the wiring's business.
    }
    closed = true;
    release.run();
  }

  private void drive(boolean newState) throws WireException {
    drive.drive(newState);
    on = newState;
  }

  /// Every pulse has its own timer, so one comes at the end of the last of them.
  private synchronized void expire() {
    if (closed || !pulsing || timing.nanos() < offAtNanos) {
      return;
    }
    try {
      drive(false);
      pulsing = false;
    } catch (WireException _) {
      timing.later(RETRY, this::expire);
    }
  }
}
