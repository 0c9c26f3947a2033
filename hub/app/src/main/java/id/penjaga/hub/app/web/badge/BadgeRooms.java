package id.penjaga.hub.app.web.badge;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.roster.DoorRosters;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.security.pin.DoorPins;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import java.util.List;

/// All pages of badges.
public final class BadgeRooms {
  private BadgeRooms() {}

  /// @param security where the replacement of a key is noted
  public static List<Pages> of(
      Drawing drawing, Office office, DoorRosters rosters, DoorPins pins, Security security) {
    BadgeDesk desk = new BadgeDesk(drawing, office, rosters);
    return List.of(
        new BadgePages(desk),
        new EnrolmentPages(desk),
        new BadgeStatePages(desk, pins),
        new DoorRosterPages(desk, security),
        new PinPages(drawing, pins));
  }
}
