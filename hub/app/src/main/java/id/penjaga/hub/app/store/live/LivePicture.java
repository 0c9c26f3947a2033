package id.penjaga.hub.app.store.live;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Topics;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.core.Presence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The picture of now, from the devices' state messages. In memory only: after a restart the
/// broker's retained messages paint it again.
///
/// What is shown here never waits for the disk, and a value that is not fresh says so (ENV-04).
///
/// Its size is bounded whatever is heard: a device has the points that its birth certificate names,
/// and there are at most {@link #MOST_DEVICES} devices. What is beyond is counted and named.
public final class LivePicture {
  static final int MOST_DEVICES = 500;
  static final int MOST_POINTS = 1_000;
  static final int MOST_ALARMS = 500;

  /// Retained points may come before the birth certificate that names them; so many wait for it.
  static final int MOST_UNNAMED = 256;

  /// A device that has something to deliver and does not, for so long, is kept from it.
  private static final long DELIVERS_WITHIN_MS = 60_000;

  /// After connecting, retained states may still be on their way for so long.
  private static final long RETAINED_WITHIN_MS = 5_000;

  private final HubClock clock;
  private final Changes changes;
  private final SortedMap<DeviceId, DevicePicture> devices =
      new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
  private final Set<DeviceId> retired = new HashSet<>();
  private final RefusedStates refused = new RefusedStates();
  private long listeningMs;

  public LivePicture(HubClock clock, Changes changes) {
    this.clock = clock;
    this.changes = changes;
    listeningMs = clock.uptimeMs();
  }

  /// The last good reading that was heard of a point.
  ///
  /// @param wallMs when it was read, by the hub's clock where that can be told
  /// @param sinceMs since when it has this value; -1 when it had it already when it was first heard
  public record Good(double value, long wallMs, long sinceMs) {}

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
  /// @param good the last good reading heard since the start; null when there was none
  public record Point(
      DeviceId device,
      PointInfo info,
      Freshness freshness,
      StateMessage.@Nullable Point message,
      long ageMs,
      @Nullable Good good) {}

  /// A device's link.
  ///
  /// @param online heard of within 90 s and not declared offline
  /// @param sinceMs wall clock of the last change of `online`
  /// @param silentMs time since anything was heard
  /// @param clockAheadMs how far the device's clock was ahead of the hub's at its last heartbeat,
  ///     negative when behind; null before the first, and while the device does not believe its own
  public record Link(
      DeviceId device,
      boolean online,
      long sinceMs,
      long silentMs,
      @Nullable Long clockAheadMs,
      StateMessage.@Nullable Status status,
      StateMessage.@Nullable Health health) {}

  /// An alarm of the hub's own that has just begun or ended.
  public record Turn(DeviceId device, HubAlarm alarm, boolean raised) {}

  /// Takes a state message.
  ///
  /// @param live false when the broker had kept it: it says what was, not that the device is there
  ///     now
  /// @return the alarms that the device shows, when it has just said that it holds no record that
  ///     was not delivered: they are the current ones; else null
  public @Nullable List<StateMessage.Alarm> hear(StateMessage message, boolean live) {
    List<StateMessage.Alarm> settled = null;
    synchronized (this) {
      if (retired.contains(message.device()) || message.device().equals(HubAlarm.SELF)) {
        return null;
      }
      long now = clock.uptimeMs();
      DevicePicture device = devices.get(message.device());
      if (device == null) {
        if (devices.size() >= MOST_DEVICES) {
          refused.count(message.device());
          return null;
        }
        device =
            new DevicePicture(new Presence(false, now - Presence.SILENCE_MS - 1), clock.wallMs());
        devices.put(message.device(), device);
      }
      boolean before = device.online(now);
      device.heard = true;
      switch (message) {
        case StateMessage.Status m -> {
          device.presence = device.presence.declaring(m.online(), now);
          if (m.online()) {
            device.born(m);
          } else if (device.status == null) {
            device.status = m;
          }
          if (live) {
            device.owes(m.online() && m.oldestJournal() != null, now);
          }
        }
        case StateMessage.Health m -> {
          device.health = m;
          if (live) {
            boolean believed = m.at().clock().trusted();
            device.clockAheadMs = believed ? m.at().wallMs() - clock.wallMs() : null;
            device.owes(m.journalBacklog() > 0 || m.trendBacklog() > 0, now);
            if (m.journalBacklog() == 0 && now - listeningMs >= RETAINED_WITHIN_MS) {
              settled = List.copyOf(device.alarms.values());
            }
          }
        }
        case StateMessage.Point m -> {
          if (device.admits(m.point())) {
            device.hear(m, live, now, clock.wallMs());
          } else {
            refused.count(m.device());
          }
        }
        case StateMessage.Alarm m -> {
          String key = m.kind() + "/" + m.point();
          if (m.phase() == StateMessage.AlarmPhase.CLEARED) {
            device.alarms.remove(key);
          } else if (device.alarms.containsKey(key) || device.alarms.size() < MOST_ALARMS) {
            device.alarms.put(key, m);
          } else {
            refused.count(m.device());
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
    return settled;
  }

  /// How many states of a device were refused, for points that its birth certificate does not name
  /// or because there are too many devices.
  ///
  /// @param device null for all devices beyond those that are named
  public record Refused(@Nullable DeviceId device, long states) {}

  /// Which devices sent states that there is no room for.
  public synchronized List<Refused> refused() {
    return refused.all();
  }

  /// The broker keeps nothing on a topic any more, such as that of a point which was removed from
  /// the device's configuration. Only the status stays: a device is missed until it is retired.
  public void cleared(DeviceId id, String topic) {
    boolean any;
    synchronized (this) {
      DevicePicture device = devices.get(id);
      any = device != null && device.cleared(topic);
    }
    if (any) {
      changes.tell(EnumSet.of(Changes.Kind.LIVE, Changes.Kind.ALARMS));
    }
  }

  /// Takes a device out of the picture; what the broker has kept of it no longer shows it.
  ///
  /// @return the topics of its states that were heard, to be cleared at the broker
  public synchronized List<String> retire(DeviceId id) {
    retired.add(id);
    DevicePicture device = devices.remove(id);
    List<String> topics = new ArrayList<>();
    if (device != null) {
      device.points.values().forEach(heard -> topics.add(Topics.state(heard.message())));
      device.alarms.values().forEach(alarm -> topics.add(Topics.state(alarm)));
      if (device.health != null) {
        topics.add(Topics.state(device.health));
      }
      if (device.status != null) {
        topics.add(Topics.state(device.status));
      }
    }
    return topics;
  }

  public synchronized void reinstate(DeviceId id) {
    retired.remove(id);
  }

  /// A device known from the database: it is shown without data, and missed when it stays silent.
  public synchronized void expect(StateMessage.Status asLastKnown) {
    DevicePicture device =
        devices.computeIfAbsent(
            asLastKnown.device(),
            _ -> new DevicePicture(new Presence(true, clock.uptimeMs()), clock.wallMs()));
    device.born(asLastKnown);
  }

  /// Numbered messages show too that a device is there.
  public synchronized void heard(DeviceId id) {
    DevicePicture device = devices.get(id);
    if (device != null) {
      device.heard = true;
      device.undeliveredMs = -1;
      device.presence = device.presence.heard(clock.uptimeMs());
    }
  }

  /// The hub was cut off from the broker: a device's silence before this moment does not make it
  /// offline.
  public synchronized void listenAgain() {
    long now = clock.uptimeMs();
    listeningMs = now;
    devices
        .values()
        .forEach(device -> {
          device.presence = device.presence.heard(now);
          device.undeliveredMs = -1;
        });
  }

  /// Which of the hub's own alarms began or ended since the last call: devices that turned silent
  /// or came back, and each device once when it is first known; devices that deliver nothing. Ask
  /// every few seconds.
  public List<Turn> turns() {
    List<Turn> turns = new ArrayList<>();
    synchronized (this) {
      long now = clock.uptimeMs();
      devices.forEach((id, device) -> {
        boolean undelivered =
            device.undeliveredMs >= 0 && now - device.undeliveredMs > DELIVERS_WITHIN_MS;
        if (undelivered != device.announcedUndelivered) {
          device.announcedUndelivered = undelivered;
          turns.add(new Turn(id, HubAlarm.NOTHING_DELIVERED, undelivered));
        }
        boolean offline = !device.presence.online(now);
        Boolean announced = device.announcedOffline;
        if (announced == null && !offline && !device.heard) {
          return; // known from before, and its time to be heard is not over
        }
        if (announced == null || offline != announced) {
          device.announcedOffline = offline;
          device.sinceMs = clock.wallMs();
          turns.add(new Turn(id, HubAlarm.DEVICE_OFFLINE, offline));
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
        device.status.points().stream()
            .limit(MOST_POINTS)
            .forEach(info -> all.add(device.point(id, info, now, clock.wallMs())));
      }
    });
    return all;
  }

  /// One point; null when the device has not named it in its birth certificate.
  public synchronized @Nullable Point point(DeviceId id, PointId point) {
    DevicePicture device = devices.get(id);
    if (device == null || device.status == null) {
      return null;
    }
    for (PointInfo info : device.status.points()) {
      if (info.point().equals(point)) {
        return device.point(id, info, clock.uptimeMs(), clock.wallMs());
      }
    }
    return null;
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
                device.clockAheadMs,
                device.status,
                device.health)));
    return all;
  }
}
