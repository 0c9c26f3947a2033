package id.penjaga.hub.app.web.work.list;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.CaseFilter;
import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.form.FormWriting;
import id.penjaga.hub.app.web.form.PersonNames;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.sheet.ListDownload;
import id.penjaga.hub.app.web.sheet.PagedRows;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Step;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lists of cases: all of them, and the official memos in them (DOC-06).
public final class CaseListPages implements Pages {
  private static final int PAGE = 50;
  private static final int MOST = 200;
  private static final String MEMO = "NOTA_DINAS";

  private final Drawing drawing;
  private final Office office;

  public CaseListPages(Drawing drawing, Office office) {
    this.drawing = drawing;
    this.office = office;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/cases", this::list, RouteAccess.VIEWER);
    routes.get("/memos", this::memos, RouteAccess.VIEWER);
    ListDownload.declare(
        routes,
        "/cases",
        this::file,
        Operation.file(
            "exportCases",
            "/exports/cases/csv",
            Reach.SITE,
            Given.text("procedure"),
            Given.text("state"),
            Given.text("q"),
            Given.of(Given.Type.TICK, "mine")));
    ListDownload.declare(
        routes,
        "/memos",
        this::memoFile,
        Operation.file("exportMemos", "/exports/memos/csv", Reach.SITE, Given.text("state")));
  }

  /// @param state `open`, `closed` or `all`
  /// @param next where the next page begins; null at the end
  public record ListView(
      List<CaseLine> rows,
      List<Definition> procedures,
      String procedure,
      String state,
      String search,
      boolean mine,
      @Nullable Long next,
      OfficeWords o) {}

  private void list(Context ctx) {
    Texts w = drawing.words(ctx);
    Actor actor = Actor.of(ctx, office, w.now());
    String procedure = query(ctx, "procedure");
    String state = query(ctx, "state");
    String before = query(ctx, "before");
    boolean mine = ctx.queryParam("mine") != null && actor.known();
    String shown = state.matches("closed|all") ? state : "open";
    String search = FormReading.clean(query(ctx, "q"));
    Long from = before.matches("[0-9]{1,18}") ? Long.valueOf(before) : null;
    List<CaseLine> rows = office.cases(filter(ctx, actor, from), PAGE + 1);
    boolean more = rows.size() > PAGE;
    List<CaseLine> page = more ? rows.subList(0, PAGE) : rows;
    drawing.draw(
        ctx,
        "work/cases.jte",
        "l",
        new ListView(
            page,
            sorted(w),
            procedure,
            shown,
            search,
            mine,
            more ? page.getLast().id() : null,
            new OfficeWords(w, office.people(), office.roles())));
  }

  /// What the address asks for.
  private static CaseFilter filter(Context ctx, Actor actor, @Nullable Long before) {
    String procedure = query(ctx, "procedure");
    String state = query(ctx, "state");
    String search = FormReading.clean(query(ctx, "q"));
    return new CaseFilter(
        procedure.isEmpty() ? null : procedure,
        state.equals("all") ? null : !state.equals("closed"),
        ctx.queryParam("mine") != null && actor.known() ? actor.id() : null,
        search.length() > 100 ? search.substring(0, 100) : search,
        before);
  }

  private void file(Context ctx) {
    Texts w = drawing.words(ctx);
    Actor actor = Actor.of(ctx, office, w.now());
    CaseTable table = new CaseTable(w, new OfficeWords(w, office.people(), office.roles()));
    ListDownload.send(
        ctx,
        "cases",
        table.columns(),
        new PagedRows<CaseLine>(
                MOST,
                last -> office.cases(filter(ctx, actor, last == null ? null : last.id()), MOST))
            .as(table::row));
  }

  private List<Definition> sorted(Texts w) {
    return office.procedures().stream()
        .sorted(Comparator.comparing(definition -> w.say(definition.procedure().title())))
        .toList();
  }

  private static String query(Context ctx, String name) {
    String value = ctx.queryParam(name);
    return value == null ? "" : value;
  }

  /// A memo and what became of it.
  ///
  /// @param state `waiting`, `approved` or `rejected`
  /// @param done whether what it asks for has been done
  public record Memo(CaseLine line, String number, String subject, String state, boolean done) {}

  private void memos(Context ctx) {
    drawing.draw(ctx, "work/memos.jte", "memos", found(ctx), "state", query(ctx, "state"));
  }

  private void memoFile(Context ctx) {
    Texts w = drawing.words(ctx);
    CaseTable table = new CaseTable(w, new OfficeWords(w, office.people(), office.roles()));
    ListDownload.send(
        ctx, "memos", table.memoColumns(), found(ctx).stream().map(table::memo).iterator());
  }

  private List<Memo> found(Context ctx) {
    String wanted = query(ctx, "state");
    Texts w = drawing.words(ctx);
    List<Memo> memos = new ArrayList<>();
    for (Definition definition : office.procedures()) {
      if (!definition.forms().containsKey(MEMO)) {
        continue;
      }
      CaseFilter filter = new CaseFilter(definition.id(), null, null, "", null);
      for (CaseLine line : office.cases(filter, MOST)) {
        office
            .caseFile(line.id())
            .map(file -> memo(line, file, w))
            .filter(memo -> memo != null && shown(memo, wanted))
            .ifPresent(memos::add);
      }
    }
    memos.sort(Comparator.comparing((Memo memo) -> memo.line().opened()).reversed());
    return memos;
  }

  private static boolean shown(Memo memo, String wanted) {
    return switch (wanted) {
      case "waiting", "rejected" -> memo.state().equals(wanted);
      case "approved" -> memo.state().equals("approved");
      case "todo" -> memo.state().equals("approved") && !memo.done();
      default -> true;
    };
  }

  private @Nullable Memo memo(CaseLine line, CaseFile file, Texts w) {
    Case state = file.state();
    Map<String, Value> answers = state.answers().get(MEMO);
    if (answers == null) {
      return null;
    }
    Step step =
        file.definition().procedure().steps().stream()
            .filter(one -> one.form() != null && one.form().form().equals(MEMO))
            .filter(one -> !one.branches().isEmpty())
            .findFirst()
            .orElse(null);
    Case.Opening last =
        state.openings().values().stream()
            .filter(opening -> step != null && opening.step().equals(step.id()))
            .reduce((_, later) -> later)
            .orElse(null);
    String branch = last == null || last.done() == null ? null : last.branch();
    Field goods = Objects.requireNonNull(file.definition().forms().get(MEMO)).field("goods");
    Value asked = answers.get("goods");
    return new Memo(
        line,
        state.numbers().getOrDefault(MEMO, ""),
        goods == null || asked == null
            ? line.subject()
            : FormWriting.shown(asked, goods, new PersonNames(office.people()), w),
        branch == null ? "waiting" : branch.startsWith("approved") ? "approved" : "rejected",
        !state.isOpen());
  }
}
