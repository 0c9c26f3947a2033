package id.penjaga.device.app.page;

import id.penjaga.device.core.RoomController;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Four lines of twenty characters for a display at the room, in Indonesian: temperature and
/// humidity with the age of the reading, the door with how many are inside, and the alarms one
/// after the other.
public final class DisplayText {
  static final int COLUMNS = 20;

  /// How long one alarm, or one piece of its long name, is shown.
  private static final long STEP_MS = 2_000;

  private static final PageTexts TEXTS = PageTexts.ID;

  private DisplayText() {}

  public static List<String> lines(RoomController room, Moment now) {
    List<StateMessage.Point> points = new ArrayList<>();
    List<StateMessage.Alarm> alarms = new ArrayList<>();
    for (StateMessage each : room.picture(now)) {
      switch (each) {
        case StateMessage.Point point -> points.add(point);
        case StateMessage.Alarm alarm when alarm.phase() != AlarmPhase.CLEARED -> alarms.add(alarm);
        default -> {}
      }
    }
    alarms.sort(Comparator.comparing(StateMessage.Alarm::severity).reversed());
    return List.of(
        value("Suhu", room, first(room, points, PointKind.TEMPERATURE), now),
        value("RH", room, first(room, points, PointKind.HUMIDITY), now),
        door(room, first(room, points, PointKind.DOOR)),
        alarm(alarms, now));
  }

  private static StateMessage.@Nullable Point first(
      RoomController room, List<StateMessage.Point> points, PointKind kind) {
    for (StateMessage.Point point : points) {
      PointInfo info = info(room, point.point());
      if (info != null && info.kind() == kind) {
        return point;
      }
    }
    return null;
  }

  private static @Nullable PointInfo info(RoomController room, PointId id) {
    return room.rules().points().get(id);
  }

  private static String value(
      String name, RoomController room, StateMessage.@Nullable Point point, Moment now) {
    String value = "--";
    String age = "";
    if (point != null) {
      Measure measure = point.measure();
      PointInfo info = info(room, point.point());
      value = measure == null || info == null ? "--" : TEXTS.value(info, measure).replace(" ", "");
      age = TEXTS.age(now.since(point.at()));
    }
    return between(name + " " + value, age);
  }

  private static String door(RoomController room, StateMessage.@Nullable Point door) {
    String said = "";
    if (door != null) {
      Measure measure = door.measure();
      PointInfo info = info(room, door.point());
      said = "Pintu " + (measure == null || info == null ? "?" : TEXTS.value(info, measure));
    }
    return between(said, room.traffic().inside().size() + " org");
  }

  private static String alarm(List<StateMessage.Alarm> alarms, Moment now) {
    if (alarms.isEmpty()) {
      return TEXTS.text("alarms.none");
    }
    List<String> pieces = new ArrayList<>();
    for (StateMessage.Alarm alarm : alarms) {
      String text = "! " + TEXTS.text("alarm." + alarm.kind());
      for (int from = 0; from < text.length(); from += COLUMNS) {
        pieces.add(text.substring(from, Math.min(text.length(), from + COLUMNS)));
      }
    }
    return pieces.get((int) (now.uptimeMs() / STEP_MS % pieces.size()));
  }

  /// One text at each end, the right one whole: without its age a value says nothing.
  static String between(String left, String right) {
    int room = COLUMNS - right.length() - (right.isEmpty() ? 0 : 1);
    String shown = left.substring(0, Math.min(room, left.length()));
    return right.isEmpty()
        ? shown
        : shown + " ".repeat(COLUMNS - shown.length() - right.length()) + right;
  }
}
