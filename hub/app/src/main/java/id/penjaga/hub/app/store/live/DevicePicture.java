package id.penjaga.hub.app.store.live;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Topics;
import id.penjaga.hub.core.Presence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was heard of one device. Guarded by the {@link LivePicture} it belongs to.
final class DevicePicture {
  Presence presence;
  boolean heard;
  @Nullable Boolean announcedOffline;
  boolean announcedUndelivered;
  long undeliveredMs = -1;
  long sinceMs;
  StateMessage.@Nullable Status status;
  StateMessage.@Nullable Health health;
  final Set<PointId> names = new HashSet<>();
  @Nullable Long clockAheadMs;
  final Map<PointId, Heard> points = new HashMap<>();
  final Map<String, StateMessage.Alarm> alarms = new LinkedHashMap<>();

  DevicePicture(Presence presence, long sinceMs) {
    this.presence = presence;
    this.sinceMs = sinceMs;
  }

  boolean online(long now) {
    return heard && presence.online(now);
  }

  boolean names(PointId point) {
    return status != null && names.contains(point);
  }

  void born(StateMessage.Status certificate) {
    status = certificate;
    names.clear();
    certificate.points().stream()
        .limit(LivePicture.MOST_POINTS)
        .forEach(info -> names.add(info.point()));
    points.keySet().retainAll(names);
  }

  /// Whether there is room for the state of a point.
  boolean admits(PointId point) {
    return names(point)
        || status == null
            && (points.containsKey(point) || points.size() < LivePicture.MOST_UNNAMED);
  }

  /// Forgets what was said on a topic.
  boolean cleared(String topic) {
    boolean any = points.values().removeIf(heard -> Topics.state(heard.message).equals(topic));
    any |= alarms.values().removeIf(alarm -> Topics.state(alarm).equals(topic));
    boolean beat = health != null && Topics.state(health).equals(topic);
    health = beat ? null : health;
    return any || beat;
  }

  /// Notes since when the device has had something to deliver and delivered nothing.
  void owes(boolean something, long now) {
    if (!something) {
      undeliveredMs = -1;
    } else if (undeliveredMs < 0) {
      undeliveredMs = now;
    }
  }

  /// Takes the latest word of a point.
  void hear(StateMessage.Point message, boolean live, long now, long wallMs) {
    points.put(message.point(), new Heard(message, now, live, good(message, live, wallMs)));
  }

  private LivePicture.@Nullable Good good(StateMessage.Point message, boolean live, long wallMs) {
    Heard before = points.get(message.point());
    LivePicture.Good last = before == null ? null : before.good;
    if (message.measure() == null) {
      return last;
    }
    double value = message.measure().value();
    long read = live ? wallMs : message.at().wallMs();
    long since = last == null ? -1 : last.value() == value ? last.sinceMs() : read;
    return new LivePicture.Good(value, read, since);
  }

  /// A point and its latest value.
  LivePicture.Point point(DeviceId id, PointInfo info, long now, long wallMs) {
    Heard heard = points.get(info.point());
    if (heard == null) {
      return new LivePicture.Point(id, info, LivePicture.Freshness.UNKNOWN, null, -1, null);
    }
    long age = age(heard, now, wallMs);
    boolean tooOld = info.staleAfterMs() > 0 && (age < 0 || age > info.staleAfterMs());
    LivePicture.Freshness freshness =
        !online(now) || tooOld
            ? LivePicture.Freshness.STALE
            : switch (heard.message.quality()) {
              case GOOD -> LivePicture.Freshness.FRESH;
              case UNCERTAIN -> LivePicture.Freshness.UNCERTAIN;
              case STALE -> LivePicture.Freshness.STALE;
            };
    return new LivePicture.Point(id, info, freshness, heard.message, age, heard.good);
  }

  /// A retained value was read before it was heard; only a believed wall clock can tell when.
  private static long age(Heard heard, long now, long wallMs) {
    if (heard.live) {
      return now - heard.uptimeMs;
    }
    return heard.message.at().clock().trusted()
        ? Math.max(0, wallMs - heard.message.at().wallMs())
        : -1;
  }

  record Heard(
      StateMessage.Point message, long uptimeMs, boolean live, LivePicture.@Nullable Good good) {}
}
