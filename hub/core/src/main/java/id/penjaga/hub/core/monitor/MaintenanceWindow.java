package id.penjaga.hub.core.monitor;

import java.time.Instant;
import java.util.Collection;

/// A stretch of planned work at an item: what is down in it is recorded, opens no case, and counts
/// in no availability.
///
/// @param id sequence number of its entry
/// @param until first moment after it
public record MaintenanceWindow(
    long id, String register, String item, Instant from, Instant until) {
  public boolean covers(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(until);
  }

  /// Whether an item is being worked on.
  public static boolean covered(
      Collection<MaintenanceWindow> windows, String register, String item, Instant moment) {
    return windows.stream()
        .anyMatch(one ->
            one.register().equals(register)
                && one.item().equalsIgnoreCase(item)
                && one.covers(moment));
  }
}
