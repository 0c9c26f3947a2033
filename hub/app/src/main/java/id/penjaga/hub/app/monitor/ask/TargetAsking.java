package id.penjaga.hub.app.monitor.ask;

import id.penjaga.hub.core.monitor.CheckResult;
import id.penjaga.hub.core.monitor.HostReadings;
import id.penjaga.hub.core.monitor.WatchTarget;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Asks targets of one kind.
public interface TargetAsking extends AutoCloseable {
  /// How long an answer may take, in milliseconds.
  long PATIENCE_MS = 5_000;

  /// Asks once, and tells the result once, on any thread, within a little more than the patience.
  ///
  /// @param at the hub's time of asking, for the result
  void ask(WatchTarget target, Instant at, Heard heard);

  @Override
  void close();

  /// Takes a result.
  @FunctionalInterface
  interface Heard {
    /// @param readings what was said beside; null for an answer without any
    void result(CheckResult result, @Nullable HostReadings readings);
  }
}
