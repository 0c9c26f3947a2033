package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.store.live.LivePicture;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.ShelfView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Joins stored alarms with what the devices say of them now.
final class AlarmViews {
  private final DisplayNames names;
  private final LivePicture live;
  private final Supplier<List<ShelfView>> shelves;

  /// @param shelves what is shelved or out of service now
  AlarmViews(DisplayNames names, LivePicture live, Supplier<List<ShelfView>> shelves) {
    this.shelves = shelves;
    this.names = names;
    this.live = live;
  }

  List<AlarmView> of(List<AlarmLine> lines) {
    Map<String, StateMessage.Alarm> standing =
        live.alarms().stream()
            .filter(alarm -> alarm.phase() != StateMessage.AlarmPhase.CLEARED)
            .collect(
                Collectors.toMap(
                    alarm -> key(alarm.device().name(), alarm.kind().name(), alarm.point().name()),
                    alarm -> alarm));
    return lines.stream()
        .map(line ->
            view(
                line,
                line.standing()
                    ? standing.get(key(line.device().name(), line.kind(), line.point()))
                    : null))
        .toList();
  }

  /// @param now what its device says of it now; null when the device has nothing of it standing
  private AlarmView view(AlarmLine line, StateMessage.@Nullable Alarm now) {
    Double measured = line.measured();
    String unit = line.unit();
    Long cleared = line.clearedMs();
    Long acknowledged = line.acknowledgedMs();
    String by = line.acknowledgedBy();
    AlarmView.@Nullable Handled handled =
        acknowledged == null || by == null
            ? null
            : new AlarmView.Handled(
                names.person(by),
                Instant.ofEpochMilli(acknowledged),
                line.note() == null ? "" : String.valueOf(line.note()));
    ShelfView shelf =
        !line.standing()
            ? null
            : shelves.get().stream()
                .filter(one -> one.takes(line.device(), line.kind(), line.point()))
                .findFirst()
                .orElse(null);
    return new AlarmView(
        line.id(),
        line.name(),
        line.device(),
        line.kind(),
        line.point(),
        names.point(line.device(), line.point()),
        Severity.valueOf(line.severity()),
        measured == null || unit == null ? null : new Measure(measured, Unit.ofCode(unit)),
        Instant.ofEpochMilli(line.raisedMs()),
        cleared == null ? null : Instant.ofEpochMilli(cleared),
        now != null && now.phase() == StateMessage.AlarmPhase.LATCHED,
        line.detail() == null ? "" : line.detail(),
        line.remark(),
        handled,
        handled != null
            && now != null
            && !now.acknowledged()
            && Objects.equals(now.occurrence(), line.occurrence()),
        line.aside() != null,
        shelf,
        line.raises() == null ? 0 : line.raises(),
        line.chatters(),
        line.climb(shelf != null));
  }

  private static String key(String device, String kind, String point) {
    return device + "/" + kind + "/" + point;
  }
}
