package id.penjaga.hub.app.office.monitor;

import id.penjaga.hub.app.store.monitor.TallyRows;
import id.penjaga.hub.app.store.work.MonitorDesk.Finding;
import id.penjaga.hub.core.monitor.HostReadings;
import id.penjaga.hub.core.monitor.StateTurn;
import id.penjaga.hub.core.monitor.Watched;
import java.time.Instant;
import java.util.List;

/// What the monitors at work want kept, in one transaction.
///
/// @param id of the command; the same batch again is kept once
/// @param turns in the order they happened
/// @param found what opens cases
/// @param over what is over, with what to say of it
/// @param tallies of checks
/// @param said readings of collectors
/// @param alive until when the monitors were at work
public record MonitorBatch(
    String id,
    List<StateTurn> turns,
    List<Finding> found,
    List<Over> over,
    List<Tallied> tallies,
    List<Said> said,
    Instant alive) {
  /// The end of a finding.
  public record Over(Finding of, String facts) {}

  /// Tallies of one monitor.
  public record Tallied(Watched of, TallyRows.Tally tally) {}

  /// What a collector said of an item.
  ///
  /// @param source name of the collector
  public record Said(
      String register, String item, HostReadings readings, String source, Instant at) {}

  /// Whether it must be kept at once: tallies may wait.
  public boolean urgent() {
    return !turns.isEmpty() || !found.isEmpty() || !over.isEmpty();
  }
}
