package id.penjaga.hub.demo;

import id.penjaga.hub.app.clock.HubClock;

/// A hub's clock beside a simulated room: right when it is made, then as fast as the room's.
record FastClock(long wallThen, long uptimeThen, int speed) implements HubClock {

  static HubClock of(int speed) {
    HubClock real = HubClock.SYSTEM;
    return speed == 1 ? real : new FastClock(real.wallMs(), real.uptimeMs(), speed);
  }

  @Override
  public long wallMs() {
    return wallThen + passed();
  }

  @Override
  public long uptimeMs() {
    return uptimeThen + passed();
  }

  private long passed() {
    return (HubClock.SYSTEM.uptimeMs() - uptimeThen) * speed;
  }
}
