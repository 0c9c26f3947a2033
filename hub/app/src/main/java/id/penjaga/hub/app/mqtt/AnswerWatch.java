package id.penjaga.hub.app.mqtt;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.StateMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds devices that our acknowledgements do not reach: records arrive, and the oldest that the
/// device still waits for stays the same. A device of which nothing arrives is an alarm of the
/// store. Time is an argument; used by several threads.
final class AnswerWatch {
  /// The same oldest record has waited so long, and the device has told so at both ends.
  static final long PATIENCE_MS = 60_000;

  /// Two ages of the oldest record that belong to one record differ from the time between them by
  /// less.
  private static final long SAME_RECORD_MS = 2_000;

  private static final int MOST_DEVICES = 1_000;

  /// A change that the caller makes known.
  ///
  /// @param lost whether acknowledgements are lost from now on, or no longer
  record Change(DeviceId device, boolean lost) {}

  private final Map<DeviceId, Seen> devices = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();

  private static final class Seen {
    boolean lost;
    long recordsMs = Long.MIN_VALUE;
    StateMessage.@Nullable Health stuck;
    long stuckMs;
  }

  /// A numbered message came.
  synchronized void record(DeviceId device, long nowMs) {
    Seen seen = seen(device);
    if (seen != null) {
      seen.recordsMs = nowMs;
    }
  }

  /// A live heartbeat came.
  synchronized void health(StateMessage.Health health, long nowMs) {
    Seen seen = seen(health.device());
    if (seen == null) {
      return;
    }
    boolean waits = health.journalBacklog() + health.trendBacklog() > 0;
    if (!waits || !sameOldest(seen.stuck, health)) {
      seen.stuck = waits ? health : null;
      seen.stuckMs = nowMs;
      became(seen, health.device(), false);
    } else if (nowMs - seen.stuckMs >= PATIENCE_MS) {
      became(seen, health.device(), seen.recordsMs >= seen.stuckMs);
    }
  }

  private static boolean sameOldest(
      StateMessage.@Nullable Health before, StateMessage.Health health) {
    return before != null
        && Math.abs(
                health.backlogSinceMs() - before.backlogSinceMs() - health.at().since(before.at()))
            < SAME_RECORD_MS;
  }

  /// The hub itself was cut off: what was heard before says nothing.
  synchronized void listenAgain() {
    devices.values().forEach(seen -> seen.stuck = null);
  }

  /// What has begun and ended since this was last asked; ask every second or so.
  synchronized List<Change> changes() {
    List<Change> all = List.copyOf(changes);
    changes.clear();
    return all;
  }

  /// Devices that our acknowledgements do not reach now.
  synchronized List<DeviceId> unanswered() {
    return devices.entrySet().stream()
        .filter(entry -> entry.getValue().lost)
        .map(Map.Entry::getKey)
        .toList();
  }

  private @Nullable Seen seen(DeviceId device) {
    Seen seen = devices.get(device);
    if (seen == null && devices.size() < MOST_DEVICES) {
      seen = new Seen();
      devices.put(device, seen);
    }
    return seen;
  }

  private void became(Seen seen, DeviceId device, boolean lost) {
    if (seen.lost != lost) {
      seen.lost = lost;
      changes.add(new Change(device, lost));
    }
  }
}
