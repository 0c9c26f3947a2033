package id.penjaga.hub.app.web.work;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.app.office.MyWork;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.TaskLine;
import id.penjaga.hub.app.office.duty.DutyLine;
import id.penjaga.hub.app.roster.RosterSender;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.alarm.ToldPages;
import id.penjaga.hub.app.web.alarm.ToldView;
import id.penjaga.hub.app.web.form.FieldView;
import id.penjaga.hub.app.web.form.FormDrawing;
import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.form.PersonNames;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FileForm;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.visit.VisitPages;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.app.web.work.list.CaseListPages;
import id.penjaga.hub.app.web.work.list.DeviationPages;
import id.penjaga.hub.app.web.work.list.ProcedurePages;
import id.penjaga.hub.app.web.work.story.Story;
import id.penjaga.hub.app.web.work.story.StoryLine;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure.Opener;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.register.Due;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is mine to do, and how a case begins.
public final class WorkPages implements Pages {
  private static final int MOST_DUTIES = 5;
  private static final int MOST_REPORTED = 8;

  /// Lines of a list until somebody asks for all of it: about as many as anybody reads.
  private static final int MOST_SHOWN = 50;

  private final Drawing drawing;
  private final Office office;
  private final RoomReads room;

  private WorkPages(Drawing drawing, Office office, RoomReads room) {
    this.drawing = drawing;
    this.office = office;
    this.room = room;
  }

  /// All pages of people's work.
  public static List<Pages> of(
      Drawing drawing,
      Office office,
      RoomReads room,
      Function<DeviceId, RosterSender.@Nullable Standing> doors) {
    return List.of(
        new WorkPages(drawing, office, room),
        new ToldPages(drawing, office, room),
        new DraftPages(drawing, office),
        new CasePages(drawing, office, room),
        new VisitPages(drawing, office, room, doors),
        new CaseListPages(drawing, office),
        new ProcedurePages(drawing, office),
        new DeviationPages(drawing, office));
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/work", this::mine, RouteAccess.VIEWER);
    routes.get("/work/new", this::choose, RouteAccess.VIEWER);
    routes.get("/work/new/{procedure}", ctx -> form(ctx, Posted.NOTHING), RouteAccess.VIEWER);
    routes.post(
        "/work/new/{procedure}",
        this::open,
        RouteAccess.VIEWER,
        CasePages.LONG,
        FileForm.ATTACHMENTS,
        CaseOperations.OPEN);
  }

  /// The work of one person as its page shows it.
  ///
  /// @param work null for a login that belongs to nobody
  /// @param all whether all tasks are shown, and not only the most urgent
  public record MyPage(
      Actor actor,
      @Nullable MyWork work,
      boolean all,
      ToldView told,
      List<DutyLine> due,
      OfficeWords o,
      Office office,
      @Nullable String notice) {

    /// Whether some list is longer than what is shown of it.
    public boolean more() {
      return work != null
          && Stream.of(work.mine(), work.waiting(), work.accounts())
              .anyMatch(lines -> shown(lines).size() < lines.size());
    }

    /// What is shown of a list, the most urgent first.
    public <T> List<T> shown(List<T> lines) {
      return all || lines.size() <= MOST_SHOWN ? lines : lines.subList(0, MOST_SHOWN);
    }

    /// Minutes of the standard of a step; null without one.
    public @Nullable Integer minutes(String procedure, String step) {
      Definition definition = office.procedure(procedure);
      Step found = definition == null ? null : definition.procedure().step(step);
      return found == null ? null : found.time().minutes();
    }

    public String step(String procedure, String step) {
      Definition definition = office.procedure(procedure);
      Step found = definition == null ? null : definition.procedure().step(step);
      return found == null ? step : step + " " + o.texts().say(found.text());
    }

    /// What was reported for a decision that waits: the last two forms of its case. Told for the
    /// first of their tasks, so that a long list stays quick.
    public List<StoryLine.AnswerLine> reported(TaskLine task) {
      boolean judges = task.mode() == Step.Mode.DECISION || task.mode() == Step.Mode.APPROVAL;
      if (!judges || work == null || work.mine().indexOf(task) >= MOST_REPORTED) {
        return List.of();
      }
      return office
          .caseFile(task.about())
          .map(file -> Story.of(file, o))
          .orElse(List.of())
          .reversed()
          .stream()
          .map(StoryLine::answers)
          .filter(answers -> !answers.isEmpty())
          .limit(2)
          .flatMap(List::stream)
          .toList();
    }

    public String fresh() {
      return UUID.randomUUID().toString();
    }
  }

  private void mine(Context ctx) {
    Texts w = drawing.words(ctx);
    Actor actor = Actor.of(ctx, office, w.now());
    @Nullable String done =
        switch (ctx.queryParam("done")) {
          case "account" -> "case.did.account";
          case "seen" -> "told.did.seen";
          case null, default -> null;
        };
    drawing.draw(
        ctx,
        "work/mine.jte",
        "p",
        new MyPage(
            actor,
            actor.known() ? office.myWork(actor.id(), w.now()) : null,
            ctx.queryParam("all") != null,
            ToldView.of(office, room, actor, w),
            due(actor, w),
            new OfficeWords(w, office.people(), office.roles()),
            office,
            done == null ? null : w.t(done)));
  }

  /// The duties of somebody's roles that fall due soon, the most urgent first.
  private List<DutyLine> due(Actor actor, Texts w) {
    LocalDate today = w.now().atZone(office.calendar().zone()).toLocalDate();
    return !actor.known()
        ? List.of()
        : office.obligations(today).stream()
            .filter(line -> line.due().state() != Due.State.LATER && actor.owes(line))
            .limit(MOST_DUTIES)
            .toList();
  }

  /// A way to begin a case.
  ///
  /// @param ways in for this person
  public record Choice(Definition definition, List<Opener> ways) {}

  private void choose(Context ctx) {
    Texts w = drawing.words(ctx);
    Actor actor = Actor.of(ctx, office, w.now());
    String typed = ctx.queryParam("q");
    String search = typed == null ? "" : FormReading.clean(typed);
    List<Choice> choices =
        office.procedures().stream()
            .map(definition -> new Choice(definition, actor.ways(definition)))
            .filter(choice -> !choice.ways().isEmpty() && matches(choice, search))
            .sorted(Comparator.comparing(choice -> w.say(choice.definition().procedure().title())))
            .toList();
    drawing.draw(
        ctx,
        "work/choose.jte",
        "choices",
        choices,
        "search",
        search,
        "actor",
        actor,
        "o",
        new OfficeWords(w, office.people(), office.roles()));
  }

  private static boolean matches(Choice choice, String search) {
    var title = choice.definition().procedure().title();
    String all = choice.definition().id() + " " + title.id() + " " + title.en();
    return all.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
  }

  private void form(Context ctx, Posted posted) {
    Texts w = drawing.words(ctx);
    Actor actor = Actor.of(ctx, office, w.now());
    Definition definition = definition(ctx);
    List<Opener> ways = actor.ways(definition);
    String place = "new/" + definition.id();
    Map<String, String> raw =
        posted.isFor(place)
            ? posted.raw()
            : actor.known() ? office.draft(actor.id(), place) : Map.of();
    List<FieldView> fields =
        new FormDrawing(
                w, new PersonNames(office.people()), office::labels, definition.checklists())
            .fields(
                definition.procedure().subject(), raw, about(ctx, definition), posted.problems());
    drawing.draw(
        ctx,
        "work/open.jte",
        "definition",
        definition,
        "ways",
        ways,
        "fields",
        fields,
        "raw",
        raw,
        "place",
        place,
        "command",
        posted.uncertain() ? posted.raw("_id") : UUID.randomUUID().toString(),
        "drafted",
        !posted.isFor(place) && !raw.isEmpty(),
        "problem",
        posted.problem());
  }

  /// The thing that somebody was looking at when they began a case.
  private static Map<String, Value> about(Context ctx, Definition definition) {
    String register = ctx.queryParam("register");
    String item = ctx.queryParam("item");
    return register == null || item == null
        ? Map.of()
        : definition.procedure().subject().stream()
            .filter(field -> register.equals(field.register()))
            .findFirst()
            .map(field -> Map.of(field.key(), Value.of(FormReading.clean(item).strip())))
            .orElse(Map.of());
  }

  private void open(Context ctx) {
    Map<String, String> raw = FormReading.compacted(FormFields.of(ctx).first());
    try {
      open(ctx, raw);
    } catch (StoreException e) {
      if (Reply.program(ctx)) {
        throw e;
      }
      ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
      drawing.drawBare(ctx, "work/unsaved.jte", "action", ctx.path(), "raw", raw);
    }
  }

  private void open(Context ctx, Map<String, String> raw) {
    Texts w = drawing.words(ctx);
    Actor actor = Actor.of(ctx, office, w.now());
    Definition definition = definition(ctx);
    CommandReading reading = new CommandReading(office, actor, w, raw);
    if (!actor.known()) {
      refuse(ctx, definition, raw, w.t("work.nobody"), List.of());
      return;
    }
    Command command = reading.open(definition.procedure());
    var at = reading.at();
    String late = reading.late();
    if (!reading.problems().isEmpty()) {
      refuse(ctx, definition, raw, w.say(reading.problems().getFirst().text()), reading.problems());
      return;
    }
    String id = reading.id().isEmpty() ? UUID.randomUUID().toString() : reading.id();
    switch (office.act(id, reading.opener(definition), null, command, at, late)) {
      case Answer.Stored stored -> {
        office.keepDraft(actor.id(), "new/" + definition.id(), Map.of());
        boolean linked = stored.entry().facts().stream().anyMatch(Fact.Linked.class::isInstance);
        Reply.done(
            ctx,
            "/cases/" + stored.about() + "?done=" + (linked ? "linked" : "opened"),
            CaseOperations.told(stored));
      }
      case Answer.Refused(Decision.Refused refusal) -> refused(ctx, definition, raw, refusal);
    }
  }

  private void refuse(
      Context ctx,
      Definition definition,
      Map<String, String> raw,
      String sentence,
      List<FormProblem> problems) {
    Reply.refused(
        ctx,
        sentence,
        CasePages.wrong(problems, drawing.words(ctx)),
        () -> form(ctx, new Posted("new/" + definition.id(), raw, sentence, problems, false)));
  }

  private void refused(
      Context ctx, Definition definition, Map<String, String> raw, Decision.Refused refusal) {
    Texts w = drawing.words(ctx);
    if (Reply.program(ctx)) {
      Reply.refused(
          ctx,
          CaseOperations.status(refusal),
          w.say(refusal.text()),
          CasePages.wrong(refusal.problems(), w),
          () -> {});
      return;
    }
    refuse(ctx, definition, raw, w.say(refusal.text()), refusal.problems());
  }

  private Definition definition(Context ctx) {
    Definition definition = office.procedure(ctx.pathParam("procedure"));
    if (definition == null) {
      throw new NotFoundResponse();
    }
    return definition;
  }
}
