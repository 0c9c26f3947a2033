package id.penjaga.hub.app.mqtt;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.StateMessage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds devices that are there and do not get through, and names that two devices share, from what
/// is heard of each. Time is an argument; used by several threads.
final class DeliveryWatch {
  /// The same oldest record has waited so long, and the device has told so at both ends.
  static final long PATIENCE_MS = 60_000;

  /// A name whose log came back within so long is shared.
  static final long ALTERNATION_MS = 600_000;

  /// Two ages of the oldest record that belong to one record differ from the time between them by
  /// less.
  private static final long SAME_RECORD_MS = 2_000;

  private static final int MOST_DEVICES = 1_000;

  /// A change that the caller makes known.
  record Change(LinkFinding finding, boolean standing) {}

  private final Map<DeviceId, Seen> devices = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();

  private static final class Seen {
    final Map<LinkFinding.Kind, LinkFinding> standing = new EnumMap<>(LinkFinding.Kind.class);
    String log = "";
    String before = "";
    long changedMs;
    long alternatedMs;
    long recordsMs = Long.MIN_VALUE;
    StateMessage.@Nullable Health stuck;
    long stuckMs;
  }

  /// A live message belongs to this log.
  synchronized void log(DeviceId device, String log, long nowMs) {
    Seen seen = seen(device);
    if (seen == null || log.equals(seen.log)) {
      return;
    }
    if (log.equals(seen.before) && nowMs - seen.changedMs < ALTERNATION_MS) {
      seen.alternatedMs = nowMs;
      raise(seen, new LinkFinding(device, LinkFinding.Kind.TWO_LOGS, log, seen.log));
    }
    seen.before = seen.log;
    seen.log = log;
    seen.changedMs = nowMs;
  }

  /// A numbered message came.
  synchronized void record(DeviceId device, long nowMs) {
    Seen seen = seen(device);
    if (seen != null) {
      seen.recordsMs = nowMs;
      clear(seen, LinkFinding.Kind.NOTHING_ARRIVES);
    }
  }

  /// A live heartbeat came.
  synchronized void health(StateMessage.Health health, long nowMs) {
    Seen seen = seen(health.device());
    if (seen == null) {
      return;
    }
    StateMessage.Health before = seen.stuck;
    boolean waits = health.journalBacklog() + health.trendBacklog() > 0;
    boolean same =
        before != null
            && waits
            && Math.abs(
                    health.backlogSinceMs()
                        - before.backlogSinceMs()
                        - health.at().since(before.at()))
                < SAME_RECORD_MS;
    if (!same) {
      seen.stuck = waits ? health : null;
      seen.stuckMs = nowMs;
      clear(seen, LinkFinding.Kind.NOTHING_ARRIVES);
      clear(seen, LinkFinding.Kind.ANSWERS_LOST);
    } else if (nowMs - seen.stuckMs >= PATIENCE_MS) {
      boolean arrives = seen.recordsMs >= seen.stuckMs;
      LinkFinding.Kind kind =
          arrives ? LinkFinding.Kind.ANSWERS_LOST : LinkFinding.Kind.NOTHING_ARRIVES;
      raise(seen, new LinkFinding(health.device(), kind, "", ""));
    }
  }

  /// The hub itself was cut off: what was heard before says nothing.
  synchronized void listenAgain() {
    devices.values().forEach(seen -> seen.stuck = null);
  }

  /// What has begun and ended since this was last asked; ask every second or so.
  synchronized List<Change> changes(long nowMs) {
    for (Seen seen : devices.values()) {
      if (nowMs - seen.alternatedMs >= ALTERNATION_MS) {
        clear(seen, LinkFinding.Kind.TWO_LOGS);
      }
    }
    List<Change> all = List.copyOf(changes);
    changes.clear();
    return all;
  }

  /// What stands now.
  synchronized List<LinkFinding> findings() {
    return devices.values().stream().flatMap(seen -> seen.standing.values().stream()).toList();
  }

  private @Nullable Seen seen(DeviceId device) {
    Seen seen = devices.get(device);
    if (seen == null && devices.size() < MOST_DEVICES) {
      seen = new Seen();
      devices.put(device, seen);
    }
    return seen;
  }

  private void raise(Seen seen, LinkFinding finding) {
    if (seen.standing.putIfAbsent(finding.kind(), finding) == null) {
      changes.add(new Change(finding, true));
    }
  }

  private void clear(Seen seen, LinkFinding.Kind kind) {
    LinkFinding finding = seen.standing.remove(kind);
    if (finding != null) {
      changes.add(new Change(finding, false));
    }
  }
}
