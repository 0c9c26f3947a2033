package id.penjaga.hub.app.monitor;

import id.penjaga.hub.core.monitor.Watchlist;
import java.util.List;

/// What pages may ask of the monitors at work.
public interface MonitorPicture {
  /// The monitors as they are now, the worst first.
  List<LiveMonitor> now();

  /// What the registers name, and what of it cannot be asked.
  Watchlist list();

  /// Asks a monitor at once instead of when it is due.
  void ask(String monitor);
}
