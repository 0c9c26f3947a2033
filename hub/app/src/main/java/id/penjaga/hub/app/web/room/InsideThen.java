package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.store.ingest.Category;
import id.penjaga.hub.app.store.rooms.HubEvent;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.app.store.rooms.PastQueries;
import id.penjaga.hub.app.store.rooms.RoomQueries;
import id.penjaga.hub.app.web.view.PersonThen;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who was inside at a moment of the past: whoever a door saw enter in the two days before and not
/// leave, and nobody took off the list. The live list says more, but only of now.
final class InsideThen {
  private static final Duration BEFORE = Duration.ofDays(2);
  private static final int MOST = 5_000;

  private final RoomQueries queries;
  private final PastQueries past;
  private final DisplayNames names;

  InsideThen(RoomQueries queries, PastQueries past, DisplayNames names) {
    this.queries = queries;
    this.past = past;
    this.names = names;
  }

  /// Those who were inside by the doors of a device, the longest first.
  List<PersonThen> of(DeviceId device, Instant at) {
    Map<BadgeId, Entry> inside = new LinkedHashMap<>();
    Map<BadgeId, String> seen = new HashMap<>();
    for (JournalLine line : records(device, at).reversed()) {
      switch (line.event()) {
        case JournalEvent.PersonEntered e -> {
          seen.put(e.badge(), e.holder());
          inside.remove(e.badge());
          BadgeId escort = e.escort();
          inside.put(e.badge(), new Entry(line, e, escort == null ? null : seen.get(escort)));
        }
        case JournalEvent.PersonLeft e -> inside.remove(e.badge());
        case JournalEvent.DoorOpened e when e.exit() || e.holder() == null ->
            doubt(inside.values(), e.door(), line.atMs());
        case JournalEvent.ExitRequested e when e.open() ->
            doubt(inside.values(), e.door(), line.atMs());
        case null, default -> {}
      }
    }
    long from = at.minus(BEFORE).toEpochMilli();
    long to = at.toEpochMilli();
    for (PastQueries.HeldOpen held : past.heldOpen(device, from, to)) {
      doubt(inside.values(), new PointId(held.door()), held.atMs());
    }
    for (HubEvent off : past.takenOff(device, from, to)) {
      boolean all = off.type().equals("RETIRED");
      inside
          .values()
          .removeIf(entry ->
              entry.line.atMs() <= off.atMs()
                  && (all || entry.event.holder().equals(off.subject())));
    }
    return inside.values().stream().map(this::person).toList();
  }

  /// Whoever went in by a door may have left by it.
  private static void doubt(Collection<Entry> inside, PointId door, long atMs) {
    for (Entry entry : inside) {
      entry.presumed |= entry.event.door().equals(door) && entry.line.atMs() <= atMs;
    }
  }

  /// How somebody came in.
  private static final class Entry {
    private final JournalLine line;
    private final JournalEvent.PersonEntered event;
    private final @Nullable String escort;
    private boolean presumed;

    Entry(JournalLine line, JournalEvent.PersonEntered event, @Nullable String escort) {
      this.line = line;
      this.event = event;
      this.escort = escort;
      presumed = event.certainty() == Certainty.PRESUMED;
    }
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

  private PersonThen person(Entry entry) {
    DeviceId device = entry.line.device();
    return new PersonThen(
        device,
        entry.event.holder(),
        names.person(entry.event.holder()),
        names.point(device, entry.event.door().name()),
        Instant.ofEpochMilli(entry.line.atMs()),
        entry.escort == null ? "" : names.person(entry.escort),
        entry.presumed);
  }
}
