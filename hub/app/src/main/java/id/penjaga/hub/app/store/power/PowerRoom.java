package id.penjaga.hub.app.store.power;

import id.penjaga.hub.app.store.live.HubAlarm;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.people.Rooms;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A room as far as its power is concerned.
///
/// @param id of the room; empty for what is in none
/// @param name for people; empty likewise
/// @param devices in it
/// @param keys under which cases name it
public record PowerRoom(String id, String name, Set<String> devices, Set<String> keys) {
  public PowerRoom {
    devices = Set.copyOf(devices);
    keys = Set.copyOf(keys);
  }

  /// All rooms, by id, and behind them a place for what is in none of them: devices, and outages
  /// whose case names no room that is known. Never empty.
  public static List<PowerRoom> all(SqlSession session, Rooms rooms) throws SQLException {
    Set<String> loose =
        new TreeSet<>(
            session.list(
                row -> row.getString(1), "SELECT name FROM device WHERE retired_ms IS NULL"));
    loose.remove(HubAlarm.SELF.name()); // no device, but where the hub's alarms of no room stand
    List<PowerRoom> all = new ArrayList<>();
    rooms
        .names()
        .forEach((id, name) -> {
          Set<String> devices = new TreeSet<>(loose);
          devices.removeIf(device -> !id.equals(rooms.of(device)));
          all.add(new PowerRoom(id, name, devices, Set.of(id, name)));
        });
    all.forEach(place -> loose.removeAll(place.devices()));
    List<PowerRoom> sensed = all.stream().filter(place -> !place.devices().isEmpty()).toList();
    if (loose.isEmpty() && sensed.size() == 1) { // a case that names no room is about this one
      PowerRoom only = sensed.getFirst();
      Set<String> keys = new TreeSet<>(only.keys());
      keys.add("");
      all.set(all.indexOf(only), new PowerRoom(only.id(), only.name(), only.devices(), keys));
    }
    Set<String> unknown = new TreeSet<>(new OutageCases(session).keys());
    unknown.removeIf(key -> all.stream().anyMatch(place -> place.is(key)));
    if (!loose.isEmpty() || !unknown.isEmpty() || all.isEmpty()) {
      if (all.stream().noneMatch(place -> place.is(""))) {
        unknown.add("");
      }
      all.add(new PowerRoom("", "", loose, unknown));
    }
    return List.copyOf(all);
  }

  /// Whether a case that names a room so is about this one.
  public boolean is(String key) {
    return keys.stream().anyMatch(key::equalsIgnoreCase);
  }
}
