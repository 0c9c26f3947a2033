package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.app.store.rooms.PastQueries;
import id.penjaga.hub.app.web.view.AlarmThen;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.PersonThen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How it was at moments of the past, by the records.
final class RoomPast {
  private final Store store;
  private final PastQueries past;
  private final DisplayNames names;

  RoomPast(Store store, DisplayNames names) {
    this.store = store;
    this.names = names;
    past = new PastQueries(store.reads());
  }

  List<PersonThen> inside(DeviceId device, Instant at) {
    return new InsideThen(store.queries(), past, names).of(device, at);
  }

  AlarmThen then(AlarmView alarm) {
    long raised = alarm.raised().toEpochMilli();
    Instant cleared = alarm.cleared();
    JournalLine band = past.limitsChanged(alarm.device(), alarm.point(), raised);
    JournalLine shelf =
        !alarm.shelvedOrOut()
            ? null
            : past.setAside(
                alarm.device(),
                alarm.kind(),
                alarm.point(),
                cleared == null ? store.clock().wallMs() : cleared.toEpochMilli());
    return new AlarmThen(band(band), shelf(shelf));
  }

  private static AlarmThen.@Nullable Band band(@Nullable JournalLine line) {
    return line != null && line.event() instanceof JournalEvent.LimitsChanged changed
        ? new AlarmThen.Band(changed.low(), changed.high())
        : null;
  }

  private static AlarmThen.@Nullable Shelf shelf(@Nullable JournalLine line) {
    if (line == null) {
      return null;
    }
    Instant at = Instant.ofEpochMilli(line.atMs());
    return switch (line.event()) {
      case JournalEvent.AlarmShelved e -> new AlarmThen.Shelf(false, e.by(), at, e.reason());
      case JournalEvent.PointOutOfService e -> new AlarmThen.Shelf(true, e.by(), at, e.reason());
      case null, default -> null;
    };
  }
}
