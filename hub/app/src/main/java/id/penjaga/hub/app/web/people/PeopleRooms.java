package id.penjaga.hub.app.web.people;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.papers.PaperDesk;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.web.files.Uploads;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.view.RoomReads;
import java.util.List;

/// All pages of the office itself.
public final class PeopleRooms {
  private PeopleRooms() {}

  /// @param reads which devices have spoken
  /// @param security which accounts there are
  /// @param papers that have a letterhead in common
  public static List<Pages> of(
      Drawing drawing,
      Office desk,
      RoomReads reads,
      Security security,
      PaperDesk papers,
      Uploads uploads) {
    Counter counter = new Counter(drawing, desk);
    return List.of(
        new SheetPages(counter, security),
        new PeoplePages(counter, security),
        new RolePages(counter),
        new RosterPages(counter),
        new CalendarPages(counter),
        new SitePages(counter, reads),
        new PaperSettingPages(counter, papers, uploads));
  }
}
