package id.penjaga.hub.app.web.paper;

import id.penjaga.hub.app.papers.PaperDesk;
import id.penjaga.hub.app.papers.ReportKind;
import id.penjaga.hub.app.store.papers.PaperRow;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.paper.PaperCode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The archive of frozen papers, and the public page that says whether one is genuine.
public final class ArchivePages implements Pages {
  private static final int MOST = 200;
  private static final Instant EVER = Instant.parse("2200-01-01T00:00:00Z");

  private final Drawing drawing;
  private final PaperDesk desk;

  public ArchivePages(Drawing drawing, PaperDesk desk) {
    this.drawing = drawing;
    this.desk = desk;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/papers", this::list, RouteAccess.VIEWER);
    routes.get("/papers/{code}", this::show, RouteAccess.VIEWER);
    routes.get(
        "/papers/{code}/file",
        this::file,
        RouteAccess.VIEWER,
        Operation.file("downloadPaper", "/papers/{code}/file", Reach.SITE));
    routes.get("/v", this::ask, RouteAccess.PUBLIC);
    routes.get("/v/{code}", this::check, RouteAccess.PUBLIC);
  }

  /// A paper in the words of its reader.
  ///
  /// @param about address of the case it tells of; null for none
  public record PaperView(
      PaperRow row, String title, @Nullable String about, @Nullable PaperRow replacedBy) {
    public Instant at() {
      return PaperDesk.at(row);
    }

    public String number() {
      return row.number().isEmpty() ? row.code() : row.number();
    }

    public boolean valid() {
      return row.replacedBy() == null;
    }

    /// The code in groups that are read out easily.
    public String spoken() {
      return row.code().replaceAll("(.{4})(?=.)", "$1 ");
    }
  }

  /// What the list is filtered by.
  public record Filter(String paper, String search, String from, String until) {}

  /// A kind of paper to choose.
  public record KindChoice(String id, String title) {}

  private PaperView view(PaperRow row, Texts w) {
    String subject = row.subject();
    String replaced = row.replacedBy();
    return new PaperView(
        row,
        w.say(desk.title(row.paper())),
        subject.startsWith("case/") ? "/cases/" + subject.substring(5) : null,
        replaced == null ? null : desk.archive().byCode(replaced).orElse(null));
  }

  private void list(Context ctx) {
    Texts w = drawing.words(ctx);
    Filter filter =
        new Filter(typed(ctx, "kind"), typed(ctx, "q"), typed(ctx, "from"), typed(ctx, "until"));
    Instant from = day(filter.from(), 0, w);
    Instant until = day(filter.until(), 1, w);
    List<PaperView> papers =
        desk
            .archive()
            .find(
                filter.paper(),
                filter.search(),
                from == null ? Instant.EPOCH : from,
                until == null ? EVER : until,
                MOST)
            .stream()
            .map(row -> view(row, w))
            .toList();
    List<KindChoice> kinds = new ArrayList<>();
    desk.kinds().forEach(kind -> kinds.add(new KindChoice(kind, w.say(desk.title(kind)))));
    for (ReportKind kind : ReportKind.values()) {
      kinds.add(new KindChoice(kind.name(), w.say(kind.title())));
    }
    drawing.draw(ctx, "paper/archive.jte", "papers", papers, "kinds", kinds, "filter", filter);
  }

  private static String typed(Context ctx, String key) {
    String typed = ctx.queryParam(key);
    return typed == null ? "" : typed.strip().substring(0, Math.min(100, typed.strip().length()));
  }

  private static @Nullable Instant day(String typed, int later, Texts w) {
    try {
      return typed.isEmpty()
          ? null
          : LocalDate.parse(typed).plusDays(later).atStartOfDay(w.zone()).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }

  private PaperRow row(Context ctx) {
    return PaperCode.read(ctx.pathParam("code"))
        .flatMap(desk.archive()::byCode)
        .orElseThrow(NotFoundResponse::new);
  }

  private void show(Context ctx) {
    drawing.draw(ctx, "paper/paper.jte", "p", view(row(ctx), drawing.words(ctx)));
  }

  private void file(Context ctx) {
    PaperRow row = row(ctx);
    PaperAnswers.pdf(ctx, row.number().isEmpty() ? row.paper() : row.number());
    ctx.header("Cache-Control", "private, no-cache");
    ctx.header("ETag", '"' + row.document() + '"');
    ctx.result(desk.archive().open(row));
  }

  private void ask(Context ctx) {
    String typed = typed(ctx, "code");
    if (PaperCode.read(typed).isPresent()) {
      ctx.redirect("/v/" + PaperCode.read(typed).orElseThrow(), HttpStatus.SEE_OTHER);
      return;
    }
    unknown(ctx, typed, !typed.isEmpty());
  }

  private void unknown(Context ctx, String typed, boolean wrong) {
    drawing.drawBare(ctx, "paper/check_ask.jte", "typed", typed, "wrong", wrong);
  }

  /// Shows what the archive's line says: nothing of people.
  private void check(Context ctx) {
    PaperRow row =
        PaperCode.read(ctx.pathParam("code")).flatMap(desk.archive()::byCode).orElse(null);
    if (row == null) {
      ctx.status(HttpStatus.NOT_FOUND);
      unknown(ctx, ctx.pathParam("code"), true);
      return;
    }
    drawing.drawBare(
        ctx,
        "paper/check.jte",
        "p",
        view(row, drawing.words(ctx)),
        "organisation",
        String.join(", ", desk.organisation()));
  }
}
