package id.penjaga.hub.app.web.paper;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.papers.InspectionFile;
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

  /// @param seal on papers; null for none
  public static List<Pages> of(
      Drawing drawing,
      Office office,
      PaperDesk papers,
      ReportDesk reports,
      InspectionFile inspections,
      @Nullable Seal seal) {
    return List.of(
        new ArchivePages(drawing, office, papers, seal == null ? null : seal.authority()),
        new CasePaperPages(drawing, office, papers),
        new MakingPages(drawing, office, papers, reports),
        new LogbookPages(drawing, reports),
        new MonthPages(drawing, office, inspections, reports));
  }
}
