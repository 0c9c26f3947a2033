package id.penjaga.hub.core.monitor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// How the links of the site stand together (NET-06).
///
/// @param level how bad it is
/// @param down labels of the links that are down, in the order of the monitors
public record LinkStanding(Level level, List<String> down) {
  /// Nothing that a monitor said.
  public static final LinkStanding UNKNOWN = new LinkStanding(Level.UNKNOWN, List.of());

  public LinkStanding {
    down = List.copyOf(down);
  }

  /// How bad it is.
  public enum Level {
    /// No link is known to be down, and not all are known to be up.
    UNKNOWN,
    SOUND,
    /// One is down, and another one is not: nothing carries the next fault.
    REDUNDANCY_LOST,
    ALL_DOWN
  }

  /// What one monitor says of a link.
  ///
  /// @param item label of the link
  /// @param planned whether it is being worked on
  public record Link(String item, WatchState.Stand stand, boolean planned) {}

  /// A link is down when one of its monitors says so, and up when one says that and none the
  /// contrary. Planned work at a link costs the redundancy on purpose; all links down are told
  /// whatever was planned.
  public static LinkStanding of(Collection<Link> links) {
    Set<String> items = new LinkedHashSet<>();
    Set<String> up = new LinkedHashSet<>();
    Set<String> down = new LinkedHashSet<>();
    Set<String> unplanned = new LinkedHashSet<>();
    for (Link link : links) {
      items.add(link.item());
      switch (link.stand()) {
        case UP -> up.add(link.item());
        case DOWN -> {
          down.add(link.item());
          if (!link.planned()) {
            unplanned.add(link.item());
          }
        }
        default -> {} // neither
      }
    }
    up.removeAll(down);
    if (!items.isEmpty() && down.equals(items)) {
      return new LinkStanding(Level.ALL_DOWN, new ArrayList<>(down));
    }
    if (!unplanned.isEmpty()) {
      return new LinkStanding(Level.REDUNDANCY_LOST, new ArrayList<>(unplanned));
    }
    boolean known = !items.isEmpty() && up.size() + down.size() == items.size();
    return known ? new LinkStanding(Level.SOUND, List.of()) : UNKNOWN;
  }
}
