package id.penjaga.hub.app.web.work.story;

import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.view.AccessLine;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.RoomReads.AccessLogFilter;
import id.penjaga.hub.app.web.view.RoomReads.AlarmFilter;
import id.penjaga.hub.app.web.view.RoomUnavailable;
import id.penjaga.hub.app.web.words.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the room did while a case was open: its alarms, and who went in and out.
public final class RoomStory {
  private static final int PAGES = 4;
  private static final int MOST = 60;

  private RoomStory() {}

  /// Lines of a span of time; none while the room's store does not answer, since the story of the
  /// people must be told all the same.
  ///
  /// @param until null for now
  public static List<StoryLine> of(RoomReads room, Instant from, @Nullable Instant until, Texts w) {
    Instant last = until == null ? w.now() : until;
    List<StoryLine> lines = new ArrayList<>();
    try {
      alarms(room, from, last, w, lines);
      access(room, from, last, w, lines);
    } catch (StoreException | RoomUnavailable _) {
      return List.of();
    }
    return lines;
  }

  private static void alarms(
      RoomReads room, Instant from, Instant until, Texts w, List<StoryLine> lines) {
    long before = 0;
    for (int page = 0; page < PAGES; page++) {
      RoomReads.Page<AlarmView> alarms = room.alarms(new AlarmFilter(null, false, before));
      for (AlarmView alarm : alarms.rows()) {
        if (!alarm.raised().isBefore(from) && !alarm.raised().isAfter(until)) {
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
      RoomReads room, Instant from, Instant until, Texts w, List<StoryLine> lines) {
    long before = 0;
    for (int page = 0; page < PAGES && lines.size() < MOST; page++) {
      RoomReads.Page<AccessLine> access = room.access(new AccessLogFilter(false, before));
      for (AccessLine line : access.rows()) {
        if (tells(line) && !line.at().isBefore(from) && !line.at().isAfter(until)) {
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
