package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.store.live.LivePicture;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.web.view.AlarmView;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Joins stored alarms with what the devices say of them now.
final class AlarmViews {
  private final DisplayNames names;
  private final LivePicture live;

  AlarmViews(DisplayNames names, LivePicture live) {
    this.names = names;
    this.live = live;
  }

  List<AlarmView> of(List<AlarmLine> lines) {
    Set<String> latched =
        live.alarms().stream()
            .filter(alarm -> alarm.phase() == StateMessage.AlarmPhase.LATCHED)
            .map(alarm -> key(alarm.device().name(), alarm.kind().name(), alarm.point().name()))
            .collect(Collectors.toSet());
    return lines.stream().map(line -> view(line, latched)).toList();
  }

  private AlarmView view(AlarmLine line, Set<String> latched) {
    Double measured = line.measured();
    String unit = line.unit();
    Long cleared = line.clearedMs();
    Long acknowledged = line.acknowledgedMs();
    String by = line.acknowledgedBy();
    AlarmView.@Nullable Handled handled =
        acknowledged == null || by == null
            ? null
            : new AlarmView.Handled(
                by,
                Instant.ofEpochMilli(acknowledged),
                line.note() == null ? "" : String.valueOf(line.note()));
    return new AlarmView(
        line.id(),
        line.device(),
        line.kind(),
        line.point(),
        names.point(line.device(), line.point()),
        Severity.valueOf(line.severity()),
        measured == null || unit == null ? null : new Measure(measured, Unit.ofCode(unit)),
        Instant.ofEpochMilli(line.raisedMs()),
        cleared == null ? null : Instant.ofEpochMilli(cleared),
        line.standing() && latched.contains(key(line.device().name(), line.kind(), line.point())),
        line.detail() == null ? "" : line.detail(),
        line.remark(),
        handled);
  }

  private static String key(String device, String kind, String point) {
    return device + "/" + kind + "/" + point;
  }
}
