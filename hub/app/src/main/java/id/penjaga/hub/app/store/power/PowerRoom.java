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
/// @param id of the room; empty for devices that stand in none
/// @param name for people; empty likewise
/// @param devices in it
/// @param keys under which cases name it
public record PowerRoom(String id, String name, Set<String> devices, Set<String> keys) {
  public PowerRoom {
    devices = Set.copyOf(devices);
    keys = Set.copyOf(keys);
  }

  /// The rooms that have devices, by name; never empty.
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
          if (!devices.isEmpty()) {
            all.add(new PowerRoom(id, name, devices, Set.of(id, name)));
          }
        });
    all.forEach(place -> loose.removeAll(place.devices()));
    if (!loose.isEmpty() || all.isEmpty()) {
      all.add(new PowerRoom("", "", loose, Set.of("")));
    }
    if (all.size() == 1) { // a case that names no room is about the only one
      PowerRoom only = all.getFirst();
      Set<String> keys = new TreeSet<>(only.keys());
      keys.add("");
      keys.addAll(rooms.names().keySet());
      keys.addAll(rooms.names().values());
      all.set(0, new PowerRoom(only.id(), only.name(), only.devices(), keys));
    }
    return List.copyOf(all);
  }

  /// Whether a case that names a room so is about this one.
  public boolean is(String key) {
    return keys.stream().anyMatch(key::equalsIgnoreCase);
  }
}
