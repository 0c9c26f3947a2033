package id.penjaga.hub.app.web.paper;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.papers.OfficeLists;
import id.penjaga.hub.app.papers.PaperDesk;
import id.penjaga.hub.app.papers.ReportDesk;
import id.penjaga.hub.app.seal.Seal;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All pages of papers.
public final class PaperRooms {
  private PaperRooms() {}

  /// @param room lines of devices in the logbook
  /// @param seal on papers; null for none
  public static List<Pages> of(
      Drawing drawing,
      Office office,
      PaperDesk papers,
      OfficeLists.RoomTold room,
      @Nullable Seal seal) {
    ReportDesk reports = papers.reports(room);
    return List.of(
        new ArchivePages(drawing, office, papers, seal == null ? null : seal.authority()),
        new CasePaperPages(drawing, office, papers),
        new MakingPages(drawing, office, papers, reports),
        new LogbookPages(drawing, reports),
        new MonthPages(drawing, office, papers.inspections(), reports));
  }
}
