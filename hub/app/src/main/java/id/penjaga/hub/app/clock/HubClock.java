package id.penjaga.hub.app.clock;

/// The hub's clocks; tests bring their own.
public interface HubClock {
  HubClock SYSTEM = new SystemClock();

  /// Milliseconds since 1970 UTC.
  long wallMs();

  /// Milliseconds on a clock that never steps; only differences mean something.
  long uptimeMs();
}
