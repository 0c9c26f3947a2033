package id.penjaga.hub.demo.office;

import id.penjaga.hub.app.clock.HubClock;
import java.time.Instant;

/// A clock that stands where it is put.
final class PastClock implements HubClock {
  private volatile Instant now;

  PastClock(Instant now) {
    this.now = now;
  }

  void set(Instant next) {
    now = next;
  }

  Instant now() {
    return now;
  }

  @Override
  public long wallMs() {
    return now.toEpochMilli();
  }

  @Override
  public long uptimeMs() {
    return HubClock.SYSTEM.uptimeMs();
  }
}
