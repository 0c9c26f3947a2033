package id.penjaga.hub.core.monitor;

import java.util.List;
import java.util.Locale;

/// A monitor: one item of a register that is asked by one means, again and again.
///
/// @param register id of the register
/// @param item label of the item
/// @param means the same for all targets
/// @param targets at least one; one that answers is enough
/// @param finds what it finds when nobody answers, as openers of procedures name it: `service`,
///     `node`, `link`, `server`; [#REFERENCE] for the hub's own side; empty for nothing
/// @param seconds between two checks, 5 to 86400
/// @param misses so many in a row are down, 1 to 100
/// @param recover so many good ones in a row are up again, 1 to 100
public record Watched(
    String register,
    String item,
    WatchTarget.Means means,
    List<WatchTarget> targets,
    String finds,
    int seconds,
    int misses,
    int recover) {
  /// What finds a fault of the hub's own side: its gateway, its switch.
  public static final String REFERENCE = "reference";

  /// What finds a fault of a link of the site.
  public static final String LINK = "link";

  public Watched {
    targets = List.copyOf(targets);
    if (targets.isEmpty() || seconds < 1 || misses < 1 || recover < 1) {
      throw new IllegalArgumentException(register + "/" + item + " has nothing to ask");
    }
  }

  /// Its name in the book, such as `link/ISP-A/ping`: the label may hold anything.
  public String name() {
    return name(register, item, means);
  }

  public static String name(String register, String item, WatchTarget.Means means) {
    return register + "/" + item + "/" + means.name().toLowerCase(Locale.ROOT);
  }

  /// Whether it is of the hub's own side.
  public boolean reference() {
    return finds.equals(REFERENCE);
  }

  /// The targets as people write them.
  public String asked() {
    return String.join(", ", targets.stream().map(WatchTarget::address).toList());
  }
}
