package id.penjaga.hub.demo.office;

import id.penjaga.hub.app.clock.HubClock;
import java.time.Instant;

/// A clock that stands where it is put.
public final class PastClock implements HubClock {
  private volatile Instant now;

  public PastClock(Instant now) {
    this.now = now;
  }

  public void set(Instant next) {
    now = next;
  }

  public Instant now() {
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
