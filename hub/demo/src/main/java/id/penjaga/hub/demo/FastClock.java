package id.penjaga.hub.demo;

import id.penjaga.hub.app.clock.HubClock;

/// A hub's clock beside a simulated room: right when it is made, and as fast as the room's from the
/// moment at which the room begins.
final class FastClock implements HubClock {
  private final HubClock real;
  private volatile Pace pace;

  /// @param wallMs what it showed when this pace began
  /// @param uptimeMs the same
  /// @param realMs uptime of this computer then
  private record Pace(long wallMs, long uptimeMs, long realMs, int speed) {}

  FastClock(HubClock real) {
    this.real = real;
    pace = new Pace(real.wallMs(), real.uptimeMs(), real.uptimeMs(), 1);
  }

  /// One that is fast at once.
  static HubClock of(int speed) {
    HubClock clock = waiting(speed);
    begin(clock, speed);
    return clock;
  }

  /// One that is as fast as any other clock until the room begins: what a start takes must not make
  /// it run ahead of the room's.
  static HubClock waiting(int speed) {
    return speed == 1 ? HubClock.SYSTEM : new FastClock(HubClock.SYSTEM);
  }

  /// The room begins.
  static void begin(HubClock clock, int speed) {
    if (clock instanceof FastClock fast) {
      fast.pace = new Pace(fast.wallMs(), fast.uptimeMs(), fast.real.uptimeMs(), speed);
    }
  }

  @Override
  public long wallMs() {
    Pace now = pace;
    return now.wallMs() + passed(now);
  }

  @Override
  public long uptimeMs() {
    Pace now = pace;
    return now.uptimeMs() + passed(now);
  }

  private long passed(Pace since) {
    return (real.uptimeMs() - since.realMs()) * since.speed();
  }
}
