package id.penjaga.hub.app.web.resource;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.papers.PaperDesk;
import id.penjaga.hub.app.store.papers.PaperRow;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.operation.Slice;
import id.penjaga.hub.core.paper.PaperCode;
import id.penjaga.hub.core.paper.PaperPicture;
import id.penjaga.hub.core.paper.SitePapers;
import id.penjaga.hub.core.text.Bilingual;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Frozen papers, and the papers that a case can have.
public final class PaperResources {
  private static final int MOST = 200;
  private static final Instant EVER = Instant.parse("2200-01-01T00:00:00Z");

  private final Office office;
  private final PaperDesk desk;

  public PaperResources(Office office, PaperDesk desk) {
    this.office = office;
    this.desk = desk;
  }

  /// @param about what it tells of, such as `case/17`
  /// @param document SHA-256 of the file
  /// @param replacedBy code of the one that takes its place; absent while there is none
  /// @param withdrawn since when it holds no longer; absent while it was not withdrawn
  /// @param sealed signing time of the seal in the file; absent without a seal
  /// @param language of its words, `id` or `en`
  public record FrozenPaper(
      String code,
      String paper,
      Bilingual title,
      String number,
      String about,
      String document,
      Instant at,
      @Nullable String corrects,
      @Nullable String replacedBy,
      @Nullable Instant withdrawn,
      @Nullable Instant sealed,
      String language) {}

  /// What papers have in common.
  ///
  /// @param head lines of the letterhead
  /// @param emblem SHA-256 of its picture; absent for none
  public record PaperSettings(
      List<String> head,
      String address,
      String place,
      String number,
      Bilingual office,
      String name,
      String nip,
      @Nullable String emblem) {}

  /// @param ready whether it can be frozen as far as the case goes
  /// @param frozen codes of those of this kind, the newest first
  public record OfferedPaper(String paper, Bilingual title, boolean ready, List<String> frozen) {}

  public List<Read> reads() {
    return List.of(
        Read.many("listPapers", "/papers", "/papers", Reach.SITE, FrozenPaper.class, this::papers)
            .asking(Given.text("paper"), Given.text("q")),
        Read.one(
            "getPaperSettings",
            "/site/papers",
            "/site/papers",
            Reach.SITE,
            PaperSettings.class,
            this::settings),
        Read.one(
            "getPaper",
            "/papers/{code}",
            "/papers/{code}",
            Reach.SITE,
            FrozenPaper.class,
            this::one),
        Read.many(
            "listCasePapers",
            "/cases/{id}/papers",
            "/cases/{id}/papers",
            Reach.CASE,
            OfferedPaper.class,
            this::offers));
  }

  private static String typed(Context ctx, String key) {
    String typed = ctx.queryParam(key);
    return typed == null ? "" : typed.strip().substring(0, Math.min(100, typed.strip().length()));
  }

  private Object papers(Context ctx) {
    List<PaperRow> rows =
        desk.archive()
            .find(typed(ctx, "paper"), typed(ctx, "q"), Instant.EPOCH, EVER, Long.MAX_VALUE, MOST);
    return Slice.of(ctx, rows, PaperRow::code).map(this::paper);
  }

  private FrozenPaper paper(PaperRow row) {
    return new FrozenPaper(
        row.code(),
        row.paper(),
        desk.title(row.paper()),
        row.number(),
        row.subject(),
        row.document(),
        PaperDesk.at(row),
        row.corrects(),
        row.replacedBy(),
        at(row.withdrawnMs()),
        at(row.sealedMs()),
        row.language());
  }

  private static @Nullable Instant at(@Nullable Long ms) {
    return ms == null ? null : Instant.ofEpochMilli(ms);
  }

  private Object settings(Context ctx) {
    SitePapers site = desk.site();
    PaperPicture emblem = site.emblem();
    return new PaperSettings(
        site.head(),
        site.address(),
        site.place(),
        site.number(),
        site.approver().office(),
        site.approver().name(),
        site.approver().number(),
        emblem == null ? null : emblem.sha256());
  }

  private Object one(Context ctx) {
    return PaperCode.read(ctx.pathParam("code"))
        .flatMap(desk.archive()::byCode)
        .map(this::paper)
        .orElseThrow(NotFoundResponse::new);
  }

  private Object offers(Context ctx) {
    String id = ctx.pathParam("id");
    CaseFile file =
        (id.matches("[0-9]{1,18}")
                ? office.caseFile(Long.parseLong(id))
                : java.util.Optional.<CaseFile>empty())
            .orElseThrow(NotFoundResponse::new);
    return Slice.of(ctx, desk.offers(file), PaperDesk.Offer::paper)
        .map(one ->
            new OfferedPaper(
                one.paper(),
                one.title(),
                one.ready(),
                one.frozen().stream().map(PaperRow::code).toList()));
  }
}
