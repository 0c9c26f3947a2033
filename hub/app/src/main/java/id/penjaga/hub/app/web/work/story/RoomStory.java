package id.penjaga.hub.app.web.work.story;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.view.AccessLine;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.RoomReads.AccessLogFilter;
import id.penjaga.hub.app.web.view.RoomReads.AlarmFilter;
import id.penjaga.hub.app.web.view.RoomUnavailable;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.people.Rooms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the room did while a case was open: its alarms, and who went in and out.
public final class RoomStory {
  private static final int PAGES = 4;
  private static final int MOST = 60;

  private RoomStory() {}

  /// Lines of a case's own room, or of the only one where the case names none; none while the
  /// room's store does not answer, since the story of the people must be told all the same.
  ///
  /// @param of the case
  /// @param rooms of the site
  public static List<StoryLine> of(RoomReads room, Case of, Rooms rooms, Texts w) {
    Set<String> devices = devices(of, rooms);
    return devices == null
        ? lines(room, of.opened(), of.ended(), _ -> true, w)
        : devices.isEmpty()
            ? List.of()
            : lines(room, of.opened(), of.ended(), one -> devices.contains(one.name()), w);
  }

  /// The devices of the room that a case names, or of the room of the device that opened it; null
  /// for all. A case of another room, or of none where there are several, has none.
  private static @Nullable Set<String> devices(Case of, Rooms rooms) {
    Value device = of.subject().get("device");
    Value named = of.subject().get("room");
    if (named != null && !named.plain().isBlank()) {
      Set<String> known = rooms.devices(named.plain());
      if (known != null) {
        return known;
      }
    }
    if (device != null && !device.plain().isBlank()) {
      return Set.of(device.plain());
    }
    return rooms.names().size() > 1 ? Set.of() : null;
  }

  /// @param until null for now
  /// @param own whether it is a device of the case's room
  private static List<StoryLine> lines(
      RoomReads room, Instant from, @Nullable Instant until, Predicate<DeviceId> own, Texts w) {
    Instant last = until == null ? w.now() : until;
    List<StoryLine> lines = new ArrayList<>();
    try {
      alarms(room, from, last, own, w, lines);
      access(room, from, last, own, w, lines);
    } catch (StoreException | RoomUnavailable _) {
      return List.of();
    }
    return lines;
  }

  private static void alarms(
      RoomReads room,
      Instant from,
      Instant until,
      Predicate<DeviceId> own,
      Texts w,
      List<StoryLine> lines) {
    long before = 0;
    for (int page = 0; page < PAGES; page++) {
      RoomReads.Page<AlarmView> alarms = room.alarms(new AlarmFilter(null, false, before));
      for (AlarmView alarm : alarms.rows()) {
        if (own.test(alarm.device())
            && !alarm.raised().isBefore(from)
            && !alarm.raised().isAfter(until)) {
          lines.add(alarm(alarm, w));
        }
      }
      before = alarms.next();
      if (before == 0 || alarms.rows().getLast().raised().isBefore(from)) {
        return;
      }
    }
  }

  private static StoryLine alarm(AlarmView alarm, Texts w) {
    String value =
        alarm.measured() == null || alarm.measured().unit() == Unit.STATE
            ? ""
            : ", " + w.measure(alarm.measured().value(), alarm.measured().unit());
    Instant cleared = alarm.cleared();
    return line(
        "a" + alarm.id(),
        alarm.raised(),
        alarm.standing().css(),
        w.t("alarm." + alarm.kind()) + ", " + alarm.label().in(w) + value,
        cleared == null ? "" : w.t("alarm.ended", "time", w.moment(cleared)),
        alarm.path());
  }

  private static void access(
      RoomReads room,
      Instant from,
      Instant until,
      Predicate<DeviceId> own,
      Texts w,
      List<StoryLine> lines) {
    long before = 0;
    for (int page = 0; page < PAGES && lines.size() < MOST; page++) {
      RoomReads.Page<AccessLine> access = room.access(new AccessLogFilter(false, before));
      for (AccessLine line : access.rows()) {
        if (tells(line)
            && own.test(line.device())
            && !line.at().isBefore(from)
            && !line.at().isAfter(until)) {
          lines.add(
              line(
                  "r" + line.id(),
                  line.at(),
                  line.what().css(),
                  (line.holder() == null ? "" : line.holder() + ": ")
                      + w.of("access", line.what())
                      + ", "
                      + line.door().in(w),
                  "",
                  "/access"));
        }
      }
      before = access.next();
      if (before == 0 || access.rows().getLast().at().isBefore(from)) {
        return;
      }
    }
  }

  private static boolean tells(AccessLine line) {
    return switch (line.what()) {
      case ENTERED, LEFT, DENIED -> true;
      case GRANTED, NOT_TAKEN, DOOR_OPENED, DOOR_CLOSED, EXIT_REQUESTED -> false;
    };
  }

  private static StoryLine line(
      String id, Instant at, String icon, String what, String quote, String link) {
    return new StoryLine(
        id, at, null, icon, "room", "", "", what, quote, List.of(), List.of(), List.of(), link);
  }
}
