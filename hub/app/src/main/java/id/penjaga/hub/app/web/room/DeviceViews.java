package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.hub.app.store.live.LivePicture;
import id.penjaga.hub.app.store.rooms.DeviceLine;
import id.penjaga.hub.app.web.view.DeviceView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Joins what the store holds of each device with its link now. A device that has only been heard
/// of counts too.
final class DeviceViews {
  private DeviceViews() {}

  static List<DeviceView> of(List<DeviceLine> stored, List<LivePicture.Link> links, long nowMs) {
    Map<String, DeviceView> views = new TreeMap<>();
    Map<DeviceId, LivePicture.Link> byDevice = new java.util.HashMap<>();
    links.forEach(link -> byDevice.put(link.device(), link));
    for (DeviceLine line : stored) {
      views.put(line.device().name(), view(line, byDevice.get(line.device()), nowMs));
    }
    for (LivePicture.Link link : links) {
      views.computeIfAbsent(link.device().name(), _ -> view(null, link, nowMs));
    }
    return List.copyOf(views.values());
  }

  private static DeviceView view(
      @Nullable DeviceLine line, LivePicture.@Nullable Link link, long nowMs) {
    StateMessage.@Nullable Status status = link == null ? null : link.status();
    StateMessage.@Nullable Health health = link == null ? null : link.health();
    DeviceId device = line != null ? line.device() : link != null ? link.device() : unknown();
    return new DeviceView(
        device,
        link != null && link.online(),
        status != null ? status.simulated() : line != null && line.simulated(),
        status != null ? status.version() : line == null ? "" : line.version(),
        status != null ? status.board() : line == null ? "" : line.board(),
        link == null || health == null ? null : Instant.ofEpochMilli(nowMs - link.silentMs()),
        health == null ? null : health.at().clock(),
        link == null || link.clockAheadMs() == null ? null : Duration.ofMillis(link.clockAheadMs()),
        health == null ? null : health(health),
        stream(line == null ? null : line.journal(), line == null ? 0 : line.holes()),
        stream(line == null ? null : line.trend(), 0),
        null,
        List.of());
  }

  private static DeviceId unknown() {
    throw new IllegalStateException("a device is stored or linked");
  }

  private static DeviceView.Health health(StateMessage.Health health) {
    return new DeviceView.Health(
        Duration.ofMillis(health.at().uptimeMs()),
        health.journalBacklog(),
        health.trendBacklog(),
        Duration.ofMillis(health.backlogSinceMs()),
        health.diskFreeBytes(),
        health.recording(),
        health.reconnects(),
        health.refused(),
        health.lost());
  }

  private static DeviceView.Stream stream(DeviceLine.@Nullable StreamLine line, long holes) {
    if (line == null) {
      return new DeviceView.Stream("", 0, 0, 0, 0, 0, holes);
    }
    Position at = line.highWater();
    return new DeviceView.Stream(
        at == null ? "" : at.toString(),
        line.stored(),
        line.duplicates(),
        line.gaps(),
        line.forks(),
        line.breaks(),
        holes);
  }
}
