package id.penjaga.hub.app.web.notice;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.view.CalledPoint;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.RoomUnavailable;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.people.Rooms;
import java.util.HashMap;
import java.util.Map;

/// What the site calls devices and points, for notices on pages and in messages.
///
/// @param room where the devices' own labels are
public record CalledPoints(Office office, RoomReads room) {
  /// Devices by their name and points by `device point`, as [NoticeAbout] asks. Empty while the
  /// store is not there: then they are told by their names.
  public Map<String, String> in(Texts w) {
    Map<String, String> points = new HashMap<>();
    try {
      Rooms rooms = office.rooms();
      for (CalledPoint point : room.called()) {
        String device = point.device().name();
        String place = rooms.of(device);
        String name = place == null ? "" : rooms.names().getOrDefault(place, place);
        points.putIfAbsent(device, name.isEmpty() ? device : name);
        points.put(
            device + " " + point.point(),
            point.label().in(w) + (name.isEmpty() ? "" : ", " + name));
      }
    } catch (StoreException | RoomUnavailable _) {
      points.clear();
    }
    return points;
  }
}
