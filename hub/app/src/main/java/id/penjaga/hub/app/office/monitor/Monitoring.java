package id.penjaga.hub.app.office.monitor;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.monitor.LinkStanding;
import id.penjaga.hub.core.monitor.MaintenanceWindow;
import id.penjaga.hub.core.monitor.PartitionUse;
import id.penjaga.hub.core.monitor.StateTurn;
import id.penjaga.hub.core.monitor.Watchlist;
import id.penjaga.hub.core.work.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What monitors found, and what people do about it.
///
/// Every method may throw [id.penjaga.hub.app.store.sql.StoreException] while the store cannot
/// answer.
public interface Monitoring {
  /// Tells pages that monitors say something else now.
  void changed();

  /// Everything that the registers name to be watched.
  Watchlist watchlist();

  /// How every monitor stands by the book, by name.
  Map<String, StateTurn> stands();

  /// When the monitors were at work last; null for never.
  @Nullable Instant alive();

  /// Windows of planned work that end after a moment.
  List<MaintenanceWindow> windows(Instant after);

  /// Raises or clears the alarms about links (NET-06); does nothing while nothing is known.
  void links(LinkStanding standing);

  /// Keeps what the monitors found, durably.
  void keep(MonitorBatch batch);

  /// What is known of an item.
  ///
  /// @param monitors names of its monitors
  MonitorFile file(String register, String item, List<String> monitors);

  /// Keeps a window of planned work, or refuses it with what to do.
  Answer plan(
      String id,
      By.Human by,
      String register,
      String item,
      Instant from,
      Instant until,
      String why);

  /// Ends a window now.
  Answer end(String id, By.Human by, long window);

  /// Keeps how full somebody found partitions to be; what is above the limit opens a case.
  Answer read(String id, By.Human by, String register, String item, List<PartitionUse> found);
}
