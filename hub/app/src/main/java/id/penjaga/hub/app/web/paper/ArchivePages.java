package id.penjaga.hub.app.web.paper;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.papers.PaperDesk;
import id.penjaga.hub.app.papers.ReportKind;
import id.penjaga.hub.app.store.papers.PaperRow;
import id.penjaga.hub.app.web.form.FormWriting;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.sheet.ListDownload;
import id.penjaga.hub.app.web.sheet.PagedRows;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.paper.PaperCode;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Decision;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The archive of frozen papers, and the public page that says whether one is genuine.
public final class ArchivePages implements Pages {
  private static final int MOST = 200;
  private static final Instant EVER = Instant.parse("2200-01-01T00:00:00Z");

  private final Drawing drawing;
  private final Office office;
  private final PaperDesk desk;
  private final @Nullable X509Certificate authority;

  /// @param authority of the seal, which readers trust; null without a seal
  ArchivePages(
      Drawing drawing, Office office, PaperDesk desk, @Nullable X509Certificate authority) {
    this.drawing = drawing;
    this.office = office;
    this.desk = desk;
    this.authority = authority;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/papers", this::list, RouteAccess.VIEWER);
    ListDownload.declare(
        routes,
        "/papers",
        this::table,
        Operation.file(
            "exportPapers",
            "/exports/papers/csv",
            Reach.SITE,
            Given.text("kind"),
            Given.text("q"),
            Given.text("from"),
            Given.text("until")));
    routes.get("/papers/{code}", this::show, RouteAccess.VIEWER, Audited.SHOWS);
    routes.get(
        "/papers/{code}/file",
        this::file,
        RouteAccess.VIEWER,
        Audited.EXPORTS,
        Operation.file("downloadPaper", "/papers/{code}/file", Reach.SITE));
    routes.post(
        "/papers/{code}/withdraw",
        this::withdraw,
        RouteAccess.VIEWER,
        Operation.post(
                "withdrawPaper", "/papers/{code}/withdraw", Reach.SITE, Given.text("reason").must())
            .identified("_id"));
    routes.get("/v/seal.pem", this::certificate, RouteAccess.PUBLIC);
    routes.get("/v", this::ask, RouteAccess.PUBLIC);
    routes.get("/v/{code}", this::check, RouteAccess.PUBLIC);
  }

  /// A paper in the words of its reader.
  ///
  /// @param about address of the case it tells of; null for none
  /// @param other the same paper in the other language; null for none
  public record PaperView(
      PaperRow row,
      String title,
      @Nullable String about,
      @Nullable PaperRow replacedBy,
      @Nullable PaperRow other) {
    /// Key of the name of its language.
    public String language() {
      return "paper.language." + row.language();
    }

    public Instant at() {
      return PaperDesk.at(row);
    }

    public String number() {
      return row.number().isEmpty() ? row.code() : row.number();
    }

    public boolean valid() {
      return row.valid();
    }

    /// Since when it holds no longer; null while it was not withdrawn.
    public @Nullable Instant withdrawn() {
      Long at = row.withdrawnMs();
      return at == null ? null : Instant.ofEpochMilli(at);
    }

    /// When it was sealed; null without a seal.
    public @Nullable Instant sealed() {
      Long at = row.sealedMs();
      return at == null ? null : Instant.ofEpochMilli(at);
    }

    /// The code in groups that are read out easily.
    public String spoken() {
      return row.code().replaceAll("(.{4})(?=.)", "$1 ");
    }
  }

  /// What the list is filtered by.
  public record Filter(String paper, String search, String from, String until) {
    /// Of the same list as a file.
    public String query() {
      return "?kind="
          + URLEncoder.encode(paper, StandardCharsets.UTF_8)
          + "&q="
          + URLEncoder.encode(search, StandardCharsets.UTF_8)
          + "&from="
          + URLEncoder.encode(from, StandardCharsets.UTF_8)
          + "&until="
          + URLEncoder.encode(until, StandardCharsets.UTF_8);
    }
  }

  /// A kind of paper to choose.
  public record KindChoice(String id, String title) {}

  private PaperView view(PaperRow row, Texts w) {
    String subject = row.subject();
    String replaced = row.replacedBy();
    return new PaperView(
        row,
        w.say(desk.title(row.paper())),
        subject.startsWith("case/") ? "/cases/" + subject.substring(5) : null,
        replaced == null ? null : desk.archive().byCode(replaced).orElse(null),
        null);
  }

  private PaperView whole(PaperRow row, Texts w) {
    PaperView view = view(row, w);
    return new PaperView(row, view.title(), view.about(), view.replacedBy(), desk.other(row));
  }

  private static Filter filter(Context ctx) {
    return new Filter(typed(ctx, "kind"), typed(ctx, "q"), typed(ctx, "from"), typed(ctx, "until"));
  }

  private List<PaperRow> found(Filter filter, long before, Texts w) {
    Instant from = day(filter.from(), 0, w);
    Instant until = day(filter.until(), 1, w);
    return desk.archive()
        .find(
            filter.paper(),
            filter.search(),
            from == null ? Instant.EPOCH : from,
            until == null ? EVER : until,
            before,
            MOST);
  }

  private void table(Context ctx) {
    Texts w = drawing.words(ctx);
    Filter filter = filter(ctx);
    ListDownload.send(
        ctx,
        "papers",
        Stream.of(
                "paper.number",
                "paper.kind",
                "paper.about",
                "paper.frozen_at",
                "cases.state",
                "paper.code",
                "paper.seal",
                "paper.language")
            .map(key -> new PaperPart.Column(w.t(key), 6))
            .toList(),
        new PagedRows<PaperRow>(
                MOST, last -> found(filter, last == null ? Long.MAX_VALUE : last.sequence(), w))
            .as(row -> cells(view(row, w), w)));
  }

  private static List<String> cells(PaperView paper, Texts w) {
    Instant sealed = paper.sealed();
    return List.of(
        paper.row().number(),
        paper.title(),
        paper.row().subject(),
        w.dateTime(paper.at()),
        w.t(
            paper.valid()
                ? "paper.valid"
                : paper.withdrawn() == null ? "paper.replaced" : "paper.withdrawn"),
        paper.row().code(),
        sealed == null ? "" : w.dateTime(sealed),
        w.t(paper.language()));
  }

  private void list(Context ctx) {
    Texts w = drawing.words(ctx);
    Filter filter = filter(ctx);
    List<PaperView> papers =
        found(filter, Long.MAX_VALUE, w).stream().map(row -> view(row, w)).toList();
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
    show(ctx, row(ctx), "", null);
  }

  private void show(Context ctx, PaperRow row, String typed, @Nullable String problem) {
    Texts w = drawing.words(ctx);
    drawing.draw(
        ctx,
        "paper/paper.jte",
        "p",
        whole(row, w),
        "mayWithdraw",
        row.valid() && withdrawer(ctx, row) != null,
        "command",
        UUID.randomUUID().toString(),
        "typed",
        typed,
        "problem",
        problem,
        "why",
        row.withdrawnMs() == null ? null : FormWriting.plain(desk.whyWithdrawn(row), w));
  }

  /// Who asks, in a role that may withdraw a paper: one that may freeze it; null for nobody such.
  private By.@Nullable Human withdrawer(Context ctx, PaperRow row) {
    Actor actor = Actor.of(ctx, office, drawing.words(ctx).now());
    if (!actor.known() || !row.subject().startsWith("case/")) {
      return actor.known() ? new By.Human(actor.id(), "") : null;
    }
    List<String> roles =
        office
            .caseFile(Long.parseLong(row.subject().substring(5)))
            .map(file -> actor.among(desk.freezers(file, row.paper())))
            .orElse(List.of());
    return roles.isEmpty() ? null : new By.Human(actor.id(), roles.getFirst());
  }

  private void withdraw(Context ctx) {
    PaperRow row = row(ctx);
    Texts w = drawing.words(ctx);
    FormFields form = FormFields.of(ctx);
    By.Human by = withdrawer(ctx, row);
    String reason = Objects.requireNonNullElse(form.value("reason"), "");
    if (by == null) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, row, reason, w.t("paper.withdraw.not_yours"));
      return;
    }
    String id = Objects.requireNonNullElse(form.value("_id"), "");
    switch (desk.withdraw(
        id.matches("[0-9a-f-]{36}") ? id : UUID.randomUUID().toString(), by, row, reason)) {
      case Answer.Stored _ -> ctx.redirect("/papers/" + row.code(), HttpStatus.SEE_OTHER);
      case Answer.Refused(Decision.Refused refusal) -> {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(ctx, row, reason, w.say(refusal.text()));
      }
    }
  }

  /// What a reader of a sealed paper trusts.
  private void certificate(Context ctx) {
    if (authority == null) {
      throw new NotFoundResponse();
    }
    try {
      ctx.contentType("application/x-pem-file");
      ctx.header("Content-Disposition", "attachment; filename=\"penjaga-seal.pem\"");
      ctx.result(
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(authority.getEncoded())
              + "\n-----END CERTIFICATE-----\n");
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate of a store has its bytes", e);
    }
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
        whole(row, drawing.words(ctx)),
        "organisation",
        String.join(", ", desk.organisation()));
  }
}
