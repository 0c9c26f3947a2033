package id.penjaga.hub.app.monitor;

import id.penjaga.hub.core.monitor.CheckResult;
import id.penjaga.hub.core.monitor.WatchState;
import id.penjaga.hub.core.monitor.Watched;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A monitor as it is now.
///
/// @param last its last check; null before the first
/// @param flaps whether it turns so often that it is not believed at once
/// @param planned whether its item is being worked on
public record LiveMonitor(
    Watched of, WatchState state, @Nullable CheckResult last, boolean flaps, boolean planned) {
  /// A certificate that ends within so many days is told.
  public static final int SOON_DAYS = 21;

  /// How bad it is.
  public enum Rank {
    DOWN,
    WARNED,
    LOCAL_FAULT,
    UNKNOWN,
    PLANNED,
    UP
  }

  /// The worst first, then by register and item.
  public static final Comparator<LiveMonitor> WORST_FIRST =
      Comparator.comparing(LiveMonitor::rank)
          .thenComparing(one -> one.of().register())
          .thenComparing(one -> one.of().item())
          .thenComparing(one -> one.of().means());

  public Rank rank() {
    return switch (state.stand()) {
      case DOWN -> planned ? Rank.PLANNED : Rank.DOWN;
      case LOCAL_FAULT -> Rank.LOCAL_FAULT;
      case UNKNOWN -> Rank.UNKNOWN;
      case UP -> planned ? Rank.PLANNED : endsSoon() || state.misses() > 0 ? Rank.WARNED : Rank.UP;
    };
  }

  /// Whether its certificate ends soon.
  public boolean endsSoon() {
    return last != null && last.days() <= SOON_DAYS;
  }
}
