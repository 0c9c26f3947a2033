package id.penjaga.hub.app.papers;

import id.penjaga.device.messages.JournalEvent;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.core.paper.Logbook;
import id.penjaga.hub.core.paper.Speech;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Records of devices as lines of the logbook.
public final class RoomLog implements OfficeLists.RoomTold {
  private static final int PAGE = 500;

  private final Supplier<Store> store;
  private final Map<String, String> names;

  /// @param store throws what the pages explain while it is not open
  /// @param names of the pseudonyms in the devices' journals
  public RoomLog(Supplier<Store> store, Map<String, String> names) {
    this.store = store;
    this.names = names;
  }

  @Override
  public List<Logbook.Line> lines(Instant from, Instant until, Speech speech) {
    List<Logbook.Line> lines = new ArrayList<>();
    long before = Long.MAX_VALUE;
    while (true) {
      List<JournalLine> page =
          store
              .get()
              .queries()
              .journal(
                  new JournalLine.Filter(
                      null, null, null, from.toEpochMilli(), until.toEpochMilli(), before, PAGE));
      for (JournalLine record : page) {
        before = record.id();
        Logbook.Line line = line(record, speech);
        if (line != null) {
          lines.add(line);
        }
      }
      if (page.size() < PAGE) {
        return lines;
      }
    }
  }

  /// Null for a record that belongs into no logbook.
  private Logbook.@Nullable Line line(JournalLine record, Speech speech) {
    return switch (record.event()) {
      case JournalEvent.PersonEntered one ->
          line(record, Logbook.Kind.ACCESS, name(one.holder()), speech.say("masuk", "in"));
      case JournalEvent.PersonLeft one ->
          line(record, Logbook.Kind.ACCESS, name(one.holder()), speech.say("keluar", "out"));
      case JournalEvent.AccessDenied one ->
          line(
              record,
              Logbook.Kind.ACCESS,
              name(one.holder()),
              speech.say("ditolak di ", "denied at ") + one.door().name());
      case JournalEvent.AlarmRaised one ->
          line(
              record,
              Logbook.Kind.ALARM,
              record.device().name(),
              one.kind() + " " + one.point().name());
      case JournalEvent.AlarmCleared one ->
          line(
              record,
              Logbook.Kind.ALARM,
              record.device().name(),
              one.kind() + " " + one.point().name() + speech.say(" reda", " cleared"));
      case null, default -> null;
    };
  }

  private String name(@Nullable String holder) {
    return holder == null ? "" : names.getOrDefault(holder, holder);
  }

  private static Logbook.Line line(JournalLine record, Logbook.Kind kind, String who, String what) {
    return new Logbook.Line(Instant.ofEpochMilli(record.atMs()), kind, who, what, "", 0);
  }
}
