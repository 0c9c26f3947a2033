package id.penjaga.hub.app.web.resource;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.CaseFilter;
import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.office.DeviationLine;
import id.penjaga.hub.app.office.MyWork;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.TaskLine;
import id.penjaga.hub.app.store.work.Seen;
import id.penjaga.hub.app.web.api.RoomScope;
import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.operation.Slice;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.text.Bilingual;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cases, what is mine to do, and departures from the standard.
public final class CaseResources {
  private final Drawing drawing;
  private final Office office;
  private final RoomScope rooms;

  public CaseResources(Drawing drawing, Sources sources) {
    this.drawing = drawing;
    this.office = sources.office();
    this.rooms = new RoomScope(sources);
  }

  /// A case from its beginning to where it stands. Its tag is that of its last entry.
  ///
  /// @param answers newest answers by form or step, then by field
  /// @param steps every run of every step, in the order in which they were opened
  /// @param open what can be done now
  /// @param end `step/branch` that closed it; absent while it is open
  public record CaseNow(
      long id,
      String procedure,
      String definition,
      Bilingual title,
      String number,
      Map<String, Value> subject,
      @Nullable Long parent,
      List<Long> children,
      Instant opened,
      @Nullable Long opener,
      Map<String, Map<String, Value>> answers,
      Collection<Case.Opening> steps,
      List<Task> open,
      List<Case.Deviation> deviations,
      Map<String, Case.Holder> takers,
      List<Case.FrozenPaper> papers,
      List<Case.Link> links,
      @Nullable Instant ended,
      @Nullable String end) {}

  /// An open step of a case.
  ///
  /// @param opening its number within the case
  /// @param awaited key of the signature that is waited for; empty for the step itself
  /// @param mine whether the asker may do it now
  public record Task(
      long about,
      String procedure,
      String number,
      String subject,
      int opening,
      String step,
      Bilingual text,
      String mode,
      int run,
      String awaited,
      List<String> roles,
      boolean mine,
      Instant opened,
      @Nullable Instant began,
      @Nullable Instant due) {}

  /// @param waiting open steps of cases I took part in that wait for somebody else
  /// @param accounts departures from the standard that wait for my account
  public record Mine(
      long person,
      List<String> roles,
      List<Task> mine,
      List<Task> waiting,
      List<DeviationLine> accounts,
      List<CaseLine> closed) {}

  /// An entry of the book about a case.
  ///
  /// @param sequence its number in the book
  /// @param typed when it was stored
  /// @param at when it happened
  public record LogEntry(
      long sequence, Instant typed, Instant at, By by, List<Fact> facts, String hash) {}

  public List<Read> reads() {
    return List.of(
        Read.one("getMyWork", "/work", "/work", Reach.OWN, Mine.class, this::mine),
        Read.many("listCases", "/cases", "/cases", Reach.OWN, CaseLine.class, this::cases)
            .asking(
                Given.text("procedure"),
                Given.of(Given.Type.TICK, "open"),
                Given.of(Given.Type.INTEGER, "person"),
                Given.text("q")),
        Read.one("getCase", "/cases/{id}", "/cases/{id}", Reach.CASE, CaseNow.class, this::one),
        Read.many(
            "listCaseLog", "/cases/{id}/log", "/cases/{id}", Reach.CASE, LogEntry.class, this::log),
        Read.many(
                "listDeviations",
                "/deviations",
                "/deviations",
                Reach.OWN,
                DeviationLine.class,
                this::deviations)
            .asking(Given.text("procedure"), Given.of(Given.Type.TICK, "open")));
  }

  private Object mine(Context ctx) {
    Actor actor = Actor.of(ctx, office, drawing.words(ctx).now());
    if (!actor.known()) {
      throw new NotFoundResponse();
    }
    MyWork work = office.myWork(actor.id(), drawing.words(ctx).now());
    return new Mine(
        actor.id(),
        List.copyOf(actor.roles()),
        tasks(ctx, work.mine(), actor),
        tasks(ctx, work.waiting(), actor),
        work.accounts().stream().filter(one -> rooms.seesCase(ctx, one.about())).toList(),
        work.closed().stream().filter(one -> rooms.seesCase(ctx, one.id())).toList());
  }

  private List<Task> tasks(Context ctx, List<TaskLine> lines, Actor actor) {
    return lines.stream()
        .filter(one -> rooms.seesCase(ctx, one.about()))
        .map(one -> task(one, actor))
        .toList();
  }

  private static Task task(TaskLine line, Actor actor) {
    return new Task(
        line.about(),
        line.procedure(),
        line.number(),
        line.subject(),
        line.opening(),
        line.step(),
        line.text(),
        line.mode().name().toLowerCase(java.util.Locale.ROOT),
        line.run(),
        line.awaited(),
        line.roles(),
        line.people().contains(actor.id()),
        line.opened(),
        line.began(),
        line.due());
  }

  private Object cases(Context ctx) {
    String procedure = ctx.queryParam("procedure");
    String open = ctx.queryParam("open");
    String person = ctx.queryParam("person");
    String typed = ctx.queryParam("q");
    String search = typed == null ? "" : FormReading.clean(typed);
    CaseFilter filter =
        new CaseFilter(
            procedure,
            open == null ? null : open.equals("true"),
            person != null && person.matches("[0-9]{1,12}") ? Long.valueOf(person) : null,
            search.length() > 100 ? search.substring(0, 100) : search,
            Slice.before(ctx));
    List<CaseLine> lines = new ArrayList<>(office.cases(filter, Slice.limit(ctx)));
    // The last line is where the next part begins, whether or not this token sees it.
    String next =
        lines.size() < Slice.limit(ctx) ? "" : Slice.cursor(String.valueOf(lines.getLast().id()));
    lines.removeIf(line -> !rooms.seesCase(ctx, line.id()));
    return new Slice<>(lines, next);
  }

  private CaseFile file(Context ctx) {
    String id = ctx.pathParam("id");
    if (!id.matches("[0-9]{1,18}")) {
      throw new NotFoundResponse();
    }
    return office.caseFile(Long.parseLong(id)).orElseThrow(NotFoundResponse::new);
  }

  private Object one(Context ctx) {
    CaseFile file = file(ctx);
    Case state = file.state();
    Actor actor = Actor.of(ctx, office, drawing.words(ctx).now());
    ctx.header("ETag", '"' + Seen.tag(file.entries()) + '"');
    return new CaseNow(
        state.id(),
        state.procedure(),
        state.definition(),
        file.definition().procedure().title(),
        state.number(),
        state.subject(),
        state.parent(),
        file.children().stream().map(CaseLine::id).toList(),
        state.opened(),
        state.opener(),
        state.answers(),
        state.openings().values(),
        file.tasks().stream().map(one -> task(one, actor)).toList(),
        state.deviations(),
        state.takers(),
        state.papers(),
        state.links(),
        state.ended(),
        state.end());
  }

  private Object log(Context ctx) {
    return Slice.of(ctx, file(ctx).entries(), one -> String.valueOf(one.sequence()))
        .map(CaseResources::entry);
  }

  static LogEntry entry(Entry entry) {
    return new LogEntry(
        entry.sequence(), entry.typed(), entry.at(), entry.by(), entry.facts(), entry.hash());
  }

  private Object deviations(Context ctx) {
    List<DeviationLine> all =
        office.deviations(
            ctx.queryParam("procedure"), "true".equals(ctx.queryParam("open")), 1_000);
    List<DeviationLine> seen =
        rooms.bound(ctx)
            ? all.stream().filter(one -> rooms.seesCase(ctx, one.about())).toList()
            : all;
    return Slice.of(ctx, seen, one -> one.about() + "/" + one.deviation());
  }
}
