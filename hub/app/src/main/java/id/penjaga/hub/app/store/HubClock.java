package id.penjaga.hub.app.store;

import java.util.concurrent.TimeUnit;

/// The hub's clocks; tests bring their own.
public interface HubClock {
  HubClock SYSTEM =
      new HubClock() {
        @Override
        public long wallMs() {
          return System.currentTimeMillis();
        }

        @Override
        public long uptimeMs() {
          return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        }
      };

  /// Milliseconds since 1970 UTC.
  long wallMs();

  /// Milliseconds on a clock that never steps; only differences mean something.
  long uptimeMs();
}
