package id.penjaga.hub.app.web.paper;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.papers.InspectionFile;
import id.penjaga.hub.app.papers.PaperDesk;
import id.penjaga.hub.app.papers.ReportDesk;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All pages of papers.
public final class PaperRooms {
  private PaperRooms() {}

  /// @param authority of the seal, which readers trust; null without a seal
  public static List<Pages> of(
      Drawing drawing,
      Office office,
      PaperDesk papers,
      ReportDesk reports,
      InspectionFile inspections,
      @Nullable X509Certificate authority) {
    return List.of(
        new ArchivePages(drawing, office, papers, authority),
        new CasePaperPages(drawing, office, papers),
        new MakingPages(drawing, office, papers, reports),
        new LogbookPages(drawing, reports),
        new MonthPages(drawing, office, inspections, reports));
  }
}
