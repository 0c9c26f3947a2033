package id.penjaga.device.core;

import id.penjaga.device.messages.PointId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which servers are shut down, and when, before the battery that feeds them is empty (PWR-08,
/// decision 0030).
///
/// @param groups in the order in which they go, of all UPSs
/// @param lastingMs how long a battery must be seen to run out before anybody is told
/// @param warningMs from the announcement to the order
/// @param settledMs how long the mains must be back before an announcement is cancelled or an order
///     released
public record ShutdownRules(List<Group> groups, long lastingMs, long warningMs, long settledMs) {
  /// Nothing is shut down.
  public static final ShutdownRules NONE = new ShutdownRules(List.of(), 0, 0, 0);

  /// @throws IllegalArgumentException when a time is negative, or two groups have one name
  public ShutdownRules {
    groups = List.copyOf(groups);
    require(
        lastingMs >= 0 && warningMs >= 0 && settledMs >= 0,
        "lasting, warning and settled cannot be negative");
    Set<PointId> names = new HashSet<>();
    for (Group group : groups) {
      require(names.add(group.name()), "two groups of servers are called " + group.name());
    }
  }

  /// Servers that go together.
  ///
  /// @param name as the servers ask for it, and as the point of the alarm SERVER_SHUTDOWN
  /// @param ups the name with which the points of its UPS begin
  /// @param onBattery on while the UPS feeds from its battery
  /// @param lowBattery on while the UPS says itself that it runs out; null where it never says
  /// @param runtime null where that decides nothing
  /// @param charge null where that decides nothing
  /// @param afterMs how long after the order to the groups of the same UPS before it; what those
  ///     need to stop
  public record Group(
      PointId name,
      PointId ups,
      PointId onBattery,
      @Nullable PointId lowBattery,
      @Nullable Below runtime,
      @Nullable Below charge,
      long afterMs) {
    /// @throws IllegalArgumentException when nothing could ever shut it down
    public Group {
      require(afterMs >= 0, "after cannot be negative");
      require(
          lowBattery != null || runtime != null || charge != null,
          "the group " + name + " has neither a low battery nor a runtime or charge to go by");
    }
  }

  /// The battery runs out when a value is below another.
  public record Below(PointId point, double value) {}

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
