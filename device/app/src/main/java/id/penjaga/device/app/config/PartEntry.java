package id.penjaga.device.app.config;

import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.messages.PointId;
import java.util.Map;

/// A part and where it is wired.
///
/// @param everyMs the sampling period; only of meaning for sensors
/// @param points the points its channels feed; a channel that is not here is not read into the room
/// @param line where the file names it
public record PartEntry(
    String name,
    Driver driver,
    String connector,
    long everyMs,
    Map<String, String> settings,
    Map<Channel, PointId> points,
    int line) {
  public PartEntry {
    settings = Map.copyOf(settings);
    points = Map.copyOf(points);
  }

  public Driver.Role role() {
    return driver.role();
  }

  PartEntry feeding(Map<Channel, PointId> fed) {
    return new PartEntry(name, driver, connector, everyMs, settings, fed, line);
  }
}
