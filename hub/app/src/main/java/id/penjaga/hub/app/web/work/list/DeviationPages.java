package id.penjaga.hub.app.web.work.list;

import id.penjaga.hub.app.office.DeviationLine;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.sheet.ListDownload;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.procedure.Definition;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Departures from the standard with their accounts (DOC-09), on a page and as a file.
public final class DeviationPages implements Pages {
  private static final int SHOWN = 200;

  /// Those without an account go first, so that a file is not asked for page by page.
  private static final int MOST = 20_000;

  private final Drawing drawing;
  private final Office office;

  public DeviationPages(Drawing drawing, Office office) {
    this.drawing = drawing;
    this.office = office;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/deviations", this::show, RouteAccess.VIEWER, Audited.SHOWS);
    ListDownload.declare(
        routes,
        "/deviations",
        this::file,
        Operation.file(
            "exportDeviations",
            "/deviations/csv",
            Reach.SITE,
            Given.text("procedure"),
            Given.of(Given.Type.TICK, "open")));
  }

  /// @param open whether only those without an account are shown
  public record DeviationView(
      List<DeviationLine> rows,
      List<Definition> procedures,
      String procedure,
      boolean open,
      OfficeWords o,
      Actor actor) {}

  private void show(Context ctx) {
    Texts w = drawing.words(ctx);
    drawing.draw(
        ctx,
        "work/deviations.jte",
        "d",
        new DeviationView(
            lines(ctx, SHOWN),
            office.procedures().stream()
                .sorted(Comparator.comparing(one -> w.say(one.procedure().title())))
                .toList(),
            String.valueOf(procedure(ctx)),
            open(ctx),
            new OfficeWords(w, office.people(), office.roles()),
            Actor.of(ctx, office, w.now())));
  }

  private static @Nullable String procedure(Context ctx) {
    String wanted = ctx.queryParam("procedure");
    return wanted == null || wanted.isEmpty() ? null : wanted;
  }

  private static boolean open(Context ctx) {
    return ctx.queryParam("open") != null;
  }

  /// Those without an account first.
  private List<DeviationLine> lines(Context ctx, int most) {
    List<DeviationLine> lines = new ArrayList<>(office.deviations(procedure(ctx), open(ctx), most));
    lines.sort(Comparator.comparing(line -> line.account() != null));
    return lines;
  }

  private void file(Context ctx) {
    Texts w = drawing.words(ctx);
    CaseTable table = new CaseTable(w, new OfficeWords(w, office.people(), office.roles()));
    ListDownload.send(
        ctx,
        "deviations",
        table.deviationColumns(),
        lines(ctx, MOST).stream().map(table::deviation).iterator());
  }
}
