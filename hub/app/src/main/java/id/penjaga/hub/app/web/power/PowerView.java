package id.penjaga.hub.app.web.power;

import id.penjaga.hub.app.office.power.UpsNow;
import id.penjaga.hub.app.store.power.GensetFuel;
import id.penjaga.hub.app.store.power.LoggedOutage;
import id.penjaga.hub.app.store.power.PowerRoom;
import id.penjaga.hub.core.outage.Phase;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the first page of power shows.
///
/// @param outages the latest first, of all rooms
/// @param dips of this month
/// @param labels of the UPSs in the register, by the point that measures them
public record PowerView(
    List<Room> rooms,
    List<GensetFuel> gensets,
    List<LoggedOutage> outages,
    int dips,
    YearMonth month,
    Map<String, String> labels) {

  /// One room.
  ///
  /// @param open the outage that lasts; null for none
  public record Room(PowerRoom place, @Nullable LoggedOutage open, List<UpsNow> ups) {
    public Phase.Source source() {
      return open == null ? Phase.Source.MAINS : open.record().source();
    }

    /// Whether a line of the diagram carries power; `maybe` where that is presumed.
    public String line(String from) {
      return switch (source()) {
        case MAINS -> from.equals("mains") || from.equals("ups") ? "live" : "dead";
        case BATTERY -> from.equals("ups") ? "live" : "dead";
        case GENSET -> from.equals("genset") || from.equals("ups") ? "live" : "dead";
        case GENSET_ASSUMED -> from.equals("mains") ? "dead" : "maybe";
        case UNKNOWN -> from.equals("mains") ? "dead" : "maybe";
      };
    }
  }

  /// Where an outage is shown.
  public static String path(LoggedOutage outage) {
    String room = outage.place().id();
    return "/power/outages/"
        + (room.isEmpty() ? "-" : room)
        + "/"
        + outage.record().start().toEpochMilli();
  }
}
