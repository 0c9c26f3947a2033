package id.penjaga.hub.app.web.report;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.security.secret.Throttle;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.form.FormDrawing;
import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.form.PersonNames;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.LongForm;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure.Opener;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reports of faults and requests of visits by whoever has no login (INC-02, INC-08, VIS-01): what
/// may be sent are the ways into procedures that their definitions open to the public.
public final class ReportPages implements Pages {
  private static final By WHO = new By.Anyone("report");

  /// A text of 4,000 characters, each up to six bytes of a form, and lists of a dozen rows.
  private static final LongForm LONG = new LongForm(32 * 1024, 150);

  /// What a stranger is asked: nothing that draws the names of people or takes files.
  private static final Set<FieldType> ASKED =
      EnumSet.of(
          FieldType.TEXT,
          FieldType.ITEM,
          FieldType.CHOICE,
          FieldType.NUMBER,
          FieldType.DURATION,
          FieldType.TIME,
          FieldType.DATE,
          FieldType.MONTH,
          FieldType.BOOLEAN,
          FieldType.LIST);

  private static final int FREE = 5;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGET = Duration.ofHours(1);

  private final Drawing drawing;
  private final Office office;
  private final Throttle addresses;

  /// @param nanos monotonic clock
  public ReportPages(Drawing drawing, Office office, LongSupplier nanos) {
    this.drawing = drawing;
    this.office = office;
    addresses = new Throttle(nanos, FREE, LONGEST_WAIT, FORGET);
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/report", this::choose, RouteAccess.PUBLIC);
    routes.post("/report", this::find, RouteAccess.PUBLIC);
    routes.get("/report/{reference}", this::status, RouteAccess.PUBLIC);
    routes.get("/report/for/{procedure}/{opener}", this::blank, RouteAccess.PUBLIC);
    routes.post(
        "/report/for/{procedure}/{opener}",
        this::send,
        RouteAccess.PUBLIC,
        LONG,
        Operation.post(
            "reportFault",
            "/faults/{procedure}/{opener}",
            Reach.OPENING,
            Given.of(Given.Type.ANSWERS, "subject", FormReading.PREFIX).must()));
  }

  /// What may be sent: a fault that is reported, or a request that opens with its form filled in.
  public record Choice(Definition definition, Opener opener) {
    public String path() {
      return "/report/for/" + definition.id() + "/" + opener.id();
    }

    /// The form of a request; null for a report.
    @Nullable Form form() {
      Step first = definition.procedure().step(opener.at());
      return first == null || first.form() == null || !first.actor().anyone()
          ? null
          : definition.forms().get(first.form().form());
    }

    public boolean request() {
      return form() != null;
    }
  }

  /// What became of a report.
  ///
  /// @param linked whether it joined a case that was open already
  /// @param request whether it was a request
  /// @param state `new`, `going` or `ended`
  /// @param decided what was last decided of a request; null before
  public record Standing(
      String reference,
      String number,
      Bilingual title,
      boolean linked,
      boolean request,
      String state,
      @Nullable Bilingual decided,
      Instant told,
      @Nullable Instant ended) {}

  private List<Choice> choices() {
    return office.procedures().stream()
        .flatMap(one ->
            one.procedure().opens().stream()
                .filter(opener -> opener.by().equals("public"))
                .map(opener -> new Choice(one, opener)))
        .filter(this::answerable)
        .toList();
  }

  /// A fault of a thing that no register has yet cannot be told.
  private boolean answerable(Choice choice) {
    return fields(choice).stream()
        .allMatch(field ->
            field.type() != FieldType.ITEM
                || field.register() == null
                || field.required() instanceof Field.Required.Never
                || !office.labels(field.register()).isEmpty());
  }

  private static List<Field> fields(Choice choice) {
    Form form = choice.form();
    List<Field> subject = subject(choice.definition());
    return form == null ? subject : Stream.concat(subject.stream(), answered(form)).toList();
  }

  /// The fields of the subject that a stranger fills in. What the hub knows by itself it fills in
  /// when it opens the case. A field required by how the case is opened is required here.
  private static List<Field> subject(Definition definition) {
    return definition.procedure().subject().stream()
        .filter(ReportPages::strangers)
        .map(ReportPages::asked)
        .toList();
  }

  private static Stream<Field> answered(Form form) {
    return form.fields().stream().filter(ReportPages::strangers);
  }

  private static boolean strangers(Field field) {
    return ASKED.contains(field.type()) && field.from() == null && field.fixed() == null;
  }

  /// What of the answers belongs to the form that a request opens with; null for a report.
  private static Command.@Nullable First first(Choice choice, Map<String, Value> values) {
    Form form = choice.form();
    if (form == null) {
      return null;
    }
    Map<String, Value> answers = new LinkedHashMap<>();
    answered(form)
        .filter(field -> values.containsKey(field.key()))
        .forEach(field -> answers.put(field.key(), values.get(field.key())));
    return new Command.First(answers, null, "");
  }

  private static Field asked(Field field) {
    return field.required() instanceof Field.Required.When
        ? new Field(
            field.key(),
            field.label(),
            field.type(),
            new Field.Required.Always(),
            field.basis(),
            field.personal(),
            null,
            null,
            field.register(),
            field.checklist(),
            field.choices(),
            field.fields(),
            field.limits(),
            field.expects())
        : field;
  }

  private Choice choice(Context ctx) {
    return choices().stream()
        .filter(one -> one.definition().id().equals(ctx.pathParam("procedure")))
        .filter(one -> one.opener().id().equals(ctx.pathParam("opener")))
        .findFirst()
        .orElseThrow(NotFoundResponse::new);
  }

  private void choose(Context ctx) {
    choose(ctx, "", null);
  }

  private void choose(Context ctx, String typed, @Nullable String problem) {
    drawing.drawBare(
        ctx, "report/choose.jte", "choices", choices(), "typed", typed, "problem", problem);
  }

  private void find(Context ctx) {
    String typed = FormReading.clean(FormFields.of(ctx).first().getOrDefault("reference", ""));
    if (Reference.read(typed).isPresent()) {
      ctx.redirect("/report/" + typed, HttpStatus.SEE_OTHER);
      return;
    }
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    choose(ctx, typed, drawing.words(ctx).t("report.unknown"));
  }

  private void blank(Context ctx) {
    form(ctx, choice(ctx), Map.of(), Reference.freshCode(), null, List.of());
  }

  private void form(
      Context ctx,
      Choice choice,
      Map<String, String> raw,
      String code,
      @Nullable String problem,
      List<FormProblem> problems) {
    FormDrawing fields =
        new FormDrawing(
            drawing.words(ctx), new PersonNames(office.people()), office::labels, Map.of());
    drawing.drawBare(
        ctx,
        "report/form.jte",
        "choice",
        choice,
        "fields",
        fields.fields(fields(choice), raw, Map.of(), problems),
        "code",
        code,
        "problem",
        problem);
  }

  private void send(Context ctx) {
    Map<String, String> raw = FormFields.of(ctx).first();
    try {
      send(ctx, raw);
    } catch (StoreException e) {
      if (Reply.program(ctx)) {
        throw e;
      }
      ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
      drawing.drawBare(ctx, "work/unsaved.jte", "action", ctx.path(), "raw", raw);
    }
  }

  private void send(Context ctx, Map<String, String> raw) {
    Texts w = drawing.words(ctx);
    Choice choice = choice(ctx);
    String sent = raw.getOrDefault("_id", "");
    String code = Reference.isCode(sent) ? sent : Reference.freshCode();
    FormReading.Read read =
        FormReading.read(
            fields(choice),
            Map.of(),
            raw,
            w.language(),
            w.zone(),
            new PersonNames(office.people()));
    if (!read.problems().isEmpty()) {
      refuse(ctx, choice, raw, code, read.problems().getFirst().text(), read.problems());
      return;
    }
    Duration wait = addresses.attempt(RequestContext.of(ctx).address());
    if (wait.isPositive()) {
      Duration shown = wait.plusMillis(999);
      ctx.header("Retry-After", String.valueOf(shown.toSeconds()));
      String later = w.t("report.wait", "time", w.duration(shown));
      Reply.refused(
          ctx,
          HttpStatus.TOO_MANY_REQUESTS,
          later,
          List.of(),
          () -> form(ctx, choice, raw, code, later, List.of()));
      return;
    }
    Map<String, Value> about = new LinkedHashMap<>(read.values());
    Command.First first = first(choice, read.values());
    if (first != null) {
      about.keySet().removeAll(first.answers().keySet());
    }
    Command command =
        new Command.OpenCase(
            choice.definition().id(), choice.opener().id(), about, null, "", first);
    switch (office.act(Reference.command(code), WHO, null, command, null, "")) {
      case Answer.Stored stored ->
          Reply.done(
              ctx,
              "/report/" + new Reference(stored.about(), code),
              "reference",
              new Reference(stored.about(), code).toString());
      case Answer.Refused(Decision.Refused refusal) ->
          refuse(ctx, choice, raw, code, refusal.text(), refusal.problems());
    }
  }

  private void refuse(
      Context ctx,
      Choice choice,
      Map<String, String> raw,
      String code,
      Bilingual why,
      List<FormProblem> problems) {
    Texts w = drawing.words(ctx);
    Reply.refused(
        ctx,
        w.say(why),
        problems.stream().map(one -> new Reply.Wrong(one.field(), w.say(one.text()))).toList(),
        () -> form(ctx, choice, raw, code, w.say(why), problems));
  }

  /// A wrong code of a case that exists is answered as a case that does not.
  private void status(Context ctx) {
    Standing standing = Reference.read(ctx.pathParam("reference")).map(this::standing).orElse(null);
    if (standing == null) {
      ctx.status(HttpStatus.NOT_FOUND);
      choose(ctx, "", drawing.words(ctx).t("report.unknown"));
      return;
    }
    drawing.drawBare(ctx, "report/status.jte", "s", standing);
  }

  private @Nullable Standing standing(Reference reference) {
    CaseFile file = office.caseFile(reference.about()).orElse(null);
    Entry told =
        file == null
            ? null
            : file.entries().stream()
                .filter(entry -> entry.command().equals(reference.command()))
                .filter(entry -> entry.by().equals(WHO))
                .findFirst()
                .orElse(null);
    if (file == null || told == null) {
      return null;
    }
    Case state = file.state();
    Opener opener = opener(file.definition(), state.trigger());
    boolean request = opener != null && new Choice(file.definition(), opener).request();
    boolean going =
        state.openings().values().stream()
            .anyMatch(one -> one.done() != null && (!request || one.number() > 1));
    return new Standing(
        reference.toString(),
        state.number().isEmpty() ? "#" + state.id() : state.number(),
        file.definition().procedure().title(),
        told.facts().stream().anyMatch(Fact.Linked.class::isInstance),
        request,
        state.ended() != null ? "ended" : going ? "going" : "new",
        request ? decided(file.definition(), state) : null,
        told.at(),
        state.ended());
  }

  private static @Nullable Opener opener(Definition definition, String trigger) {
    return definition.procedure().opens().stream()
        .filter(one -> one.id().equals(trigger))
        .findFirst()
        .orElse(null);
  }

  /// What the newest approval said, in the words of the procedure; its reason stays with the staff.
  private static @Nullable Bilingual decided(Definition definition, Case state) {
    Bilingual text = null;
    for (Case.Opening opening : state.openings().values()) {
      Step step = definition.procedure().step(opening.step());
      Step.Branch branch =
          step == null || step.mode() != Step.Mode.APPROVAL || opening.branch() == null
              ? null
              : step.branch(opening.branch());
      text = branch == null ? text : branch.text();
    }
    return text;
  }
}
