package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.hub.app.store.ingest.Category;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.app.store.rooms.RoomQueries;
import id.penjaga.hub.app.web.view.PersonThen;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who was inside at a moment of the past: whoever a door saw enter in the two days before and not
/// leave. The live list says more, but only of now.
final class InsideThen {
  private static final Duration BEFORE = Duration.ofDays(2);
  private static final int MOST = 5_000;

  private final RoomQueries queries;
  private final DisplayNames names;

  InsideThen(RoomQueries queries, DisplayNames names) {
    this.queries = queries;
    this.names = names;
  }

  /// Those who were inside by the doors of a device, the longest first.
  List<PersonThen> of(DeviceId device, Instant at) {
    Map<BadgeId, PersonThen> inside = new LinkedHashMap<>();
    Map<BadgeId, String> seen = new HashMap<>();
    for (JournalLine line : records(device, at).reversed()) {
      if (line.event() instanceof JournalEvent.PersonEntered entered) {
        seen.put(entered.badge(), entered.holder());
        inside.remove(entered.badge());
        inside.put(entered.badge(), person(line, entered, seen));
      } else if (line.event() instanceof JournalEvent.PersonLeft left) {
        inside.remove(left.badge());
      }
    }
    return List.copyOf(inside.values());
  }

  private List<JournalLine> records(DeviceId device, Instant at) {
    return queries.journal(
        new JournalLine.Filter(
            device,
            Category.ACCESS,
            null,
            at.minus(BEFORE).toEpochMilli(),
            at.toEpochMilli() + 1,
            Long.MAX_VALUE,
            MOST));
  }

  private PersonThen person(
      JournalLine line, JournalEvent.PersonEntered entered, Map<BadgeId, String> seen) {
    BadgeId escort = entered.escort();
    String by = escort == null ? null : seen.get(escort);
    return new PersonThen(
        line.device(),
        entered.holder(),
        names.person(entered.holder()),
        names.point(line.device(), entered.door().name()),
        Instant.ofEpochMilli(line.atMs()),
        by == null ? "" : names.person(by));
  }
}
