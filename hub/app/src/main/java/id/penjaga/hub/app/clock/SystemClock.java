package id.penjaga.hub.app.clock;

import java.util.concurrent.TimeUnit;

/// The clocks of this machine.
final class SystemClock implements HubClock {
  @Override
  public long wallMs() {
    return System.currentTimeMillis();
  }

  @Override
  public long uptimeMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
