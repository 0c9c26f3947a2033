package id.penjaga.hub.app.web.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The room as it is now: what the overview and the wall display show.
///
/// @param alarms that stand or are not acknowledged, the gravest first
/// @param recent the last lines of the access log, newest first
public record RoomView(
    List<TileView> tiles,
    List<AlarmView> alarms,
    List<PersonInside> inside,
    List<AccessLine> recent,
    List<DeviceView> devices) {

  public RoomView {
    tiles = List.copyOf(tiles);
    alarms = List.copyOf(alarms);
    inside = List.copyOf(inside);
    recent = List.copyOf(recent);
    devices = List.copyOf(devices);
  }

  /// Whether any device's wires are simulated (SYS-08).
  public boolean simulated() {
    return devices.stream().anyMatch(DeviceView::simulated);
  }

  public List<TileView> measured() {
    return tiles.stream().filter(t -> !t.twoValued()).toList();
  }

  public List<TileView> states() {
    return tiles.stream().filter(TileView::twoValued).toList();
  }

  /// When something was measured last; null when nothing is current.
  public @Nullable Instant newest() {
    return tiles.stream()
        .filter(t -> t.current() && !t.twoValued())
        .map(TileView::at)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /// Alarms whose condition stands now.
  public List<AlarmView> standing() {
    return alarms.stream().filter(AlarmView::active).toList();
  }

  /// The one answer on top: is the room fine?
  public Answer answer() {
    if (devices.isEmpty()) {
      return new Answer(Answer.Kind.NO_DEVICE, RoomStanding.UNKNOWN, 0);
    }
    List<AlarmView> standing = standing();
    if (!standing.isEmpty()) {
      RoomStanding worst =
          standing.stream().map(AlarmView::standing).reduce(RoomStanding.NOTICE, RoomStanding::or);
      return new Answer(Answer.Kind.ALARMS, worst, standing.size());
    }
    long silent = devices.stream().filter(d -> !d.online()).count();
    if (silent > 0) {
      return new Answer(Answer.Kind.DEVICE_OFFLINE, RoomStanding.UNKNOWN, silent);
    }
    long blind = tiles.stream().filter(t -> !t.current()).count();
    if (blind > 0) {
      return new Answer(Answer.Kind.NO_DATA, RoomStanding.UNKNOWN, blind);
    }
    long unread = alarms.size();
    if (unread > 0) {
      return new Answer(Answer.Kind.UNREAD, RoomStanding.NOTICE, unread);
    }
    return new Answer(Answer.Kind.FINE, RoomStanding.GOOD, 0);
  }

  /// @param count of alarms, devices or points, as the kind asks for
  public record Answer(Kind kind, RoomStanding standing, long count) {
    public enum Kind {
      FINE,
      /// All is good now, and past alarms wait for a note.
      UNREAD,
      ALARMS,
      NO_DATA,
      DEVICE_OFFLINE,
      NO_DEVICE
    }
  }
}
