package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.hub.app.store.live.HubAlarm;
import id.penjaga.hub.app.store.live.LivePicture;
import id.penjaga.hub.app.store.rooms.DeviceLine;
import id.penjaga.hub.app.store.rooms.HoldLine;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.DeviceView;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Joins what the store holds of each device with its link now. A device that has only been heard
/// of counts too.
final class DeviceViews {
  private DeviceViews() {}

  /// @param alarms that stand or wait; those the hub raised itself become remarks
  /// @param unanswered devices that do not hear the hub's acknowledgements
  /// @param marks newest record of each device
  /// @param holds what is kept from deletion, of all devices
  static List<DeviceView> of(
      List<DeviceLine> stored,
      LivePicture live,
      List<AlarmView> alarms,
      List<DeviceId> unanswered,
      Map<DeviceId, String> marks,
      List<HoldLine> holds,
      long nowMs) {
    Map<DeviceId, LivePicture.Link> links = new HashMap<>();
    live.links().forEach(link -> links.put(link.device(), link));
    Map<DeviceId, DeviceLine> lines = new HashMap<>();
    stored.forEach(line -> lines.put(line.device(), line));
    Set<DeviceId> all = new TreeSet<>(Comparator.comparing(DeviceId::name));
    all.addAll(links.keySet());
    all.addAll(lines.keySet());
    List<LivePicture.Refused> refused = live.refused();
    return all.stream()
        .map(device ->
            view(
                device,
                lines.get(device),
                links.get(device),
                marks.getOrDefault(device, ""),
                remarks(device, alarms, unanswered, refused),
                holds(device, holds),
                nowMs))
        .toList();
  }

  /// What is wrong with a device: the alarms that the hub raised about it, what its link shows, and
  /// what was refused. Each is told once.
  private static List<DeviceView.Remark> remarks(
      DeviceId device,
      List<AlarmView> alarms,
      List<DeviceId> unanswered,
      List<LivePicture.Refused> refused) {
    Map<String, DeviceView.Remark> remarks = new LinkedHashMap<>();
    for (AlarmView alarm : alarms) {
      boolean own = HubAlarm.has(alarm.kind()) && !alarm.kind().equals("DEVICE_OFFLINE");
      if (own && alarm.device().equals(device) && alarm.active()) {
        remarks.put(alarm.kind(), remark(alarm.kind(), "detail", alarm.detail()));
      }
    }
    if (unanswered.contains(device)) {
      remarks.put("ANSWERS_LOST", new DeviceView.Remark("device.remark.ANSWERS_LOST", List.of()));
    }
    for (LivePicture.Refused states : refused) {
      if (device.equals(states.device()) && states.states() > 0) {
        String kind = "REFUSED_STATES";
        remarks.put(kind, remark(kind, "n", String.valueOf(states.states())));
      }
    }
    return List.copyOf(remarks.values());
  }

  private static DeviceView.Remark remark(String kind, String name, String value) {
    return new DeviceView.Remark("device.remark." + kind, List.of(name, value));
  }

  /// `epoch/sequence:hash` of a record; empty when its hash cannot be read.
  static String mark(JournalLine line) {
    try {
      byte[] payload = line.payload().getBytes(StandardCharsets.UTF_8);
      return line.position() + ":" + Codec.readJournal(payload).hash();
    } catch (MalformedMessage _) {
      return "";
    }
  }

  private static DeviceView view(
      DeviceId device,
      @Nullable DeviceLine line,
      LivePicture.@Nullable Link link,
      String mark,
      List<DeviceView.Remark> remarks,
      List<DeviceView.Hold> holds,
      long nowMs) {
    StateMessage.@Nullable Status status = link == null ? null : link.status();
    StateMessage.@Nullable Health health = link == null ? null : link.health();
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
        mark,
        line == null || line.retiredMs() == null ? null : Instant.ofEpochMilli(line.retiredMs()),
        remarks,
        holds);
  }

  private static List<DeviceView.Hold> holds(DeviceId device, List<HoldLine> all) {
    return all.stream()
        .filter(line -> line.device().equals(device))
        .map(line ->
            new DeviceView.Hold(
                line.id(),
                Instant.ofEpochMilli(line.fromMs()),
                Instant.ofEpochMilli(line.toMs()),
                line.actor(),
                line.reason()))
        .toList();
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
