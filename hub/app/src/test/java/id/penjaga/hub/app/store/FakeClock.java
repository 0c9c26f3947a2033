package id.penjaga.hub.app.store;

import id.penjaga.hub.app.clock.HubClock;

/// A clock that stands until it is told.
final class FakeClock implements HubClock {
  private volatile long ms;

  void set(long newMs) {
    ms = newMs;
  }

  void pass(long howLongMs) {
    ms += howLongMs;
  }

  @Override
  public long wallMs() {
    return Teller.START_MS + ms;
  }

  @Override
  public long uptimeMs() {
    return ms;
  }
}
