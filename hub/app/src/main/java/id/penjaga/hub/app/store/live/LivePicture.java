package id.penjaga.hub.app.store.live;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.core.Presence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The picture of now, from the devices' state messages. In memory only: after a restart the
/// broker's retained messages paint it again.
///
/// What is shown here never waits for the disk, and a value that is not fresh says so (ENV-04).
public final class LivePicture {
  private final HubClock clock;
  private final Changes changes;
  private final Map<DeviceId, Device> devices =
      new TreeMap<>((a, b) -> a.name().compareTo(b.name()));

  public LivePicture(HubClock clock, Changes changes) {
    this.clock = clock;
    this.changes = changes;
  }

  private static final class Device {
    Presence presence;
    boolean heard;
    @Nullable Boolean announcedOffline;
    long sinceMs;
    StateMessage.@Nullable Status status;
    StateMessage.@Nullable Health health;
    final Map<PointId, Heard> points = new HashMap<>();
    final Map<String, StateMessage.Alarm> alarms = new LinkedHashMap<>();

    Device(Presence presence, long sinceMs) {
      this.presence = presence;
      this.sinceMs = sinceMs;
    }

    boolean online(long now) {
      return heard && presence.online(now);
    }
  }

  private record Heard(StateMessage.Point message, long uptimeMs, boolean live) {}

  /// How much a latest value can be believed.
  public enum Freshness {
    FRESH,
    /// The last attempt to read failed; the value before it is not stale yet, and is not shown.
    UNCERTAIN,
    /// Too old, or its device is silent: there is no value.
    STALE,
    /// Never heard since the hub started.
    UNKNOWN
  }

  /// A point and its latest value.
  ///
  /// @param message what was heard last; null when nothing was. Show its measure only when
  ///     `freshness` is FRESH.
  /// @param ageMs since it was read; -1 when that cannot be known
  public record Point(
      DeviceId device,
      PointInfo info,
      Freshness freshness,
      StateMessage.@Nullable Point message,
      long ageMs) {}

  /// A device's link.
  ///
  /// @param online heard of within 90 s and not declared offline
  /// @param sinceMs wall clock of the last change of `online`
  /// @param silentMs time since anything was heard
  public record Link(
      DeviceId device,
      boolean online,
      long sinceMs,
      long silentMs,
      StateMessage.@Nullable Status status,
      StateMessage.@Nullable Health health) {}

  /// A device that has just gone silent or come back.
  public record Turn(DeviceId device, boolean offline) {}

  /// Takes a state message.
  ///
  /// @param live false when the broker had kept it: it says what was, not that the device is there
  ///     now
  public void hear(StateMessage message, boolean live) {
    synchronized (this) {
      long now = clock.uptimeMs();
      Device device =
          devices.computeIfAbsent(
              message.device(),
              _ -> new Device(new Presence(false, now - Presence.SILENCE_MS - 1), clock.wallMs()));
      boolean before = device.online(now);
      device.heard = true;
      switch (message) {
        case StateMessage.Status m -> {
          device.presence = device.presence.declaring(m.online(), now);
          if (m.online() || device.status == null) {
            device.status = m;
          }
        }
        case StateMessage.Health m -> device.health = m;
        case StateMessage.Point m -> device.points.put(m.point(), new Heard(m, now, live));
        case StateMessage.Alarm m -> {
          String key = m.kind() + "/" + m.point();
          if (m.phase() == StateMessage.AlarmPhase.CLEARED) {
            device.alarms.remove(key);
          } else {
            device.alarms.put(key, m);
          }
        }
      }
      if (live && !(message instanceof StateMessage.Status)) {
        device.presence = device.presence.heard(now);
      }
      if (before != device.online(now)) {
        device.sinceMs = clock.wallMs();
      }
    }
    changes.tell(
        message instanceof StateMessage.Alarm
            ? EnumSet.of(Changes.Kind.LIVE, Changes.Kind.ALARMS)
            : EnumSet.of(Changes.Kind.LIVE));
  }

  /// A device known from the database: it is shown without data, and missed when it stays silent.
  public synchronized void expect(StateMessage.Status asLastKnown) {
    Device device =
        devices.computeIfAbsent(
            asLastKnown.device(),
            _ -> new Device(new Presence(true, clock.uptimeMs()), clock.wallMs()));
    device.status = asLastKnown;
  }

  /// Numbered messages show too that a device is there.
  public synchronized void heard(DeviceId id) {
    Device device = devices.get(id);
    if (device != null) {
      device.heard = true;
      device.presence = device.presence.heard(clock.uptimeMs());
    }
  }

  /// The hub was cut off and could hear nobody: silence before this moment proves nothing.
  public synchronized void listenAgain() {
    long now = clock.uptimeMs();
    devices.values().forEach(device -> device.presence = device.presence.heard(now));
  }

  /// Which devices turned silent or came back since the last call, and each device once when it is
  /// first known; ask every few seconds.
  public List<Turn> turns() {
    List<Turn> turns = new ArrayList<>();
    synchronized (this) {
      long now = clock.uptimeMs();
      devices.forEach((id, device) -> {
        boolean offline = !device.presence.online(now);
        Boolean announced = device.announcedOffline;
        if (announced == null && !offline && !device.heard) {
          return; // known from before, and its time to be heard is not over
        }
        if (announced == null || offline != announced) {
          device.announcedOffline = offline;
          device.sinceMs = clock.wallMs();
          turns.add(new Turn(id, offline));
        }
      });
    }
    if (!turns.isEmpty()) {
      changes.tell(EnumSet.of(Changes.Kind.LIVE, Changes.Kind.DEVICES));
    }
    return turns;
  }

  /// All points that devices named in their birth certificates, in the devices' order.
  public synchronized List<Point> points() {
    long now = clock.uptimeMs();
    List<Point> all = new ArrayList<>();
    devices.forEach((id, device) -> {
      if (device.status != null) {
        for (PointInfo info : device.status.points()) {
          all.add(point(id, device, info, now));
        }
      }
    });
    return all;
  }

  /// Alarms that stand or are latched now, as the devices say; works when the database does not.
  public synchronized List<StateMessage.Alarm> alarms() {
    List<StateMessage.Alarm> all = new ArrayList<>();
    devices.values().forEach(device -> all.addAll(device.alarms.values()));
    return all;
  }

  public synchronized List<Link> links() {
    long now = clock.uptimeMs();
    List<Link> all = new ArrayList<>();
    devices.forEach((id, device) ->
        all.add(
            new Link(
                id,
                device.online(now),
                device.sinceMs,
                now - device.presence.heardMs(),
                device.status,
                device.health)));
    return all;
  }

  private Point point(DeviceId id, Device device, PointInfo info, long now) {
    Heard heard = device.points.get(info.point());
    if (heard == null) {
      return new Point(id, info, Freshness.UNKNOWN, null, -1);
    }
    long age = age(heard, now);
    boolean tooOld = info.staleAfterMs() > 0 && (age < 0 || age > info.staleAfterMs());
    Freshness freshness =
        !device.online(now) || tooOld
            ? Freshness.STALE
            : switch (heard.message.quality()) {
              case GOOD -> Freshness.FRESH;
              case UNCERTAIN -> Freshness.UNCERTAIN;
              case STALE -> Freshness.STALE;
            };
    return new Point(id, info, freshness, heard.message, age);
  }

  /// A retained value was read before it was heard; only a believed wall clock can tell when.
  private long age(Heard heard, long now) {
    if (heard.live) {
      return now - heard.uptimeMs;
    }
    return heard.message.at().clock().trusted()
        ? Math.max(0, clock.wallMs() - heard.message.at().wallMs())
        : -1;
  }
}
