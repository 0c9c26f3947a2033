package id.penjaga.hub.app.web.paper;

import id.penjaga.hub.app.papers.Report;
import id.penjaga.hub.app.papers.ReportDesk;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;

/// The printed sheet of a procedure.
public final class SopPaperPages implements Pages {
  private final Drawing drawing;
  private final ReportDesk desk;

  public SopPaperPages(Drawing drawing, ReportDesk desk) {
    this.drawing = drawing;
    this.desk = desk;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/procedures/{id}/sheet.pdf", this::sheet, RouteAccess.VIEWER);
  }

  private void sheet(Context ctx) {
    Report report = desk.sop(ctx.pathParam("id"));
    if (report == null) {
      throw new NotFoundResponse();
    }
    PaperAnswers.preview(
        ctx,
        report.making().paper("", "", PaperAnswers.speech(drawing.words(ctx))),
        "SOP-" + report.of());
  }
}
