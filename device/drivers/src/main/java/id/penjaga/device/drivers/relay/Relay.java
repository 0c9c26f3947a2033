package id.penjaga.device.drivers.relay;

import id.penjaga.device.drivers.part.Actuator;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.part.Settings;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.DigitalOutput;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import java.time.Duration;
import java.util.List;

/// One switched output. Facts, wiring and limits are in the package's description.
public final class Relay implements Actuator {
  public static final Driver DRIVER =
      new Driver(
          "relay",
          "Relay, lock or active buzzer on one output line",
          Driver.Role.ACTUATOR,
          WireKind.DIGITAL_OUTPUT,
          List.of(),
          Duration.ZERO,
          List.of(
              new Setting.Choice(
                  "active", List.of("high", "low"), "high", "the level that means on"),
              new Setting.Choice(
                  "safe", List.of("off", "on"), "off", "the state at opening and closing"),
              new Setting.Number(
                  "pulse-most-s", 1, 600, "s", "30", "no pulse lasts longer, whoever asks")),
          Driver.Maturity.BENCH,
          Relay::open);

  private static final Duration RETRY = Duration.ofSeconds(1);

  private final DigitalOutput wire;
  private final Timing timing;
  private final boolean onIsHigh;
  private final boolean safe;
  private final Duration longest;

  private boolean on;
  private boolean pulsing;
  private long offAtNanos;
  private boolean closed;

  Relay(DigitalOutput wire, Timing timing, boolean onIsHigh, boolean safe, Duration longest) {
    this.wire = wire;
    this.timing = timing;
    this.onIsHigh = onIsHigh;
    this.safe = safe;
    this.longest = longest;
    on = safe;
  }

  private static Relay open(Board board, String connector, Settings settings) throws WireException {
    boolean onIsHigh = settings.is("active", "high");
    boolean safe = settings.is("safe", "on");
    return new Relay(
        board.openOutput(connector, safe == onIsHigh),
        board.timing(),
        onIsHigh,
        safe,
        Duration.ofSeconds(settings.number("pulse-most-s")));
  }

  @Override
  public synchronized void set(boolean newState) throws WireException {
    drive(newState);
    pulsing = false;
  }

  @Override
  public synchronized void pulse(Duration length) throws WireException {
    if (on && !pulsing) {
      return; // held on by set: a pulse must not end that
    }
    Duration limited = length.compareTo(longest) < 0 ? length : longest;
    long until = timing.nanos() + limited.toNanos();
    offAtNanos = pulsing ? Math.max(offAtNanos, until) : until;
    pulsing = true;
    timing.later(limited, this::expire);
    drive(true);
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
      // The line is released next; what it then does is the wiring's business.
    }
    closed = true;
    wire.close();
  }

  private void drive(boolean newState) throws WireException {
    wire.set(newState == onIsHigh);
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
