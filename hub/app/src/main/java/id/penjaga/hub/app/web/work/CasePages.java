package id.penjaga.hub.app.web.work;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FileForm;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.LongForm;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The page of one case, and everything that is done there.
final class CasePages implements Pages {
  /// The longest form: a dozen answers of ten thousand letters in any script.
  static final LongForm LONG = new LongForm(512 * 1024, 1_000);

  private static final Set<Decision.Reason> TOO_LATE =
      Set.of(
          Decision.Reason.ALREADY_DONE,
          Decision.Reason.NO_SUCH_OPENING,
          Decision.Reason.CASE_CLOSED,
          Decision.Reason.NOT_AWAITED,
          Decision.Reason.TAKEN_OVER);

  private final Drawing drawing;
  private final Office office;
  private final CaseViews views;

  CasePages(Drawing drawing, Office office, RoomReads room) {
    this.drawing = drawing;
    this.office = office;
    this.views = new CaseViews(office, room);
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/cases/{id}", this::show, RouteAccess.VIEWER, Audited.SHOWS);
    routes.post(
        "/cases/{id}/reopen", this::reopen, RouteAccess.VIEWER, LONG, CaseOperations.REOPEN);
    CaseOperations.ACTS.forEach((act, operation) ->
        routes.post(
            "/cases/{id}/" + act,
            ctx -> act(ctx, act),
            RouteAccess.VIEWER,
            LONG,
            FileForm.ATTACHMENTS,
            operation));
  }

  private void show(Context ctx) {
    String done = ctx.queryParam("done");
    Texts w = drawing.words(ctx);
    boolean known =
        done != null
            && done.matches(
                "begin|complete|sign|skip|undo|amend|account|note|link|handover|takeover|cancel|start"
                    + "|opened|linked|draft");
    String kept = ctx.queryParam("kept");
    draw(
        ctx,
        file(ctx),
        known ? w.t("case.did." + done) : null,
        Posted.NOTHING,
        kept != null && kept.matches("[0-9]{1,9}") ? Integer.parseInt(kept) : 0);
  }

  private void draw(Context ctx, CaseFile file, @Nullable String notice, Posted posted, int kept) {
    Texts w = drawing.words(ctx);
    Actor actor = Actor.of(ctx, office, w.now());
    drawing.draw(ctx, "work/case.jte", "c", views.view(file, actor, w, notice, posted, kept));
  }

  private CaseFile file(Context ctx) {
    String id = ctx.pathParam("id");
    if (!id.matches("[0-9]{1,18}")) {
      throw new NotFoundResponse();
    }
    return office.caseFile(Long.parseLong(id)).orElseThrow(NotFoundResponse::new);
  }

  private void act(Context ctx, String act) {
    Map<String, String> raw = FormReading.compacted(FormFields.of(ctx).first());
    raw.put("_files", String.join(" ", FormFields.of(ctx).all("_files")));
    try {
      act(ctx, act, file(ctx), raw);
    } catch (StoreException e) {
      unsaved(ctx, raw, e);
    }
  }

  private void act(Context ctx, String act, CaseFile file, Map<String, String> raw) {
    Texts w = drawing.words(ctx);
    Actor actor = Actor.of(ctx, office, w.now());
    if (!actor.known()) {
      refuse(ctx, act, file, raw, w.t("work.nobody"), List.of());
      return;
    }
    CommandReading reading = new CommandReading(office, actor, w, raw);
    Command command = reading.command(act, file);
    if (command == null) {
      throw new NotFoundResponse();
    }
    var at = reading.at();
    String late = reading.late();
    if (!reading.problems().isEmpty()) {
      refuse(ctx, act, file, raw, first(reading.problems(), w), reading.problems());
      return;
    }
    String id = reading.id().isEmpty() ? UUID.randomUUID().toString() : reading.id();
    switch (office.act(id, reading.by(act, file), file.state().id(), command, at, late)) {
      case Answer.Stored stored -> {
        forget(actor, place(act, file, reading));
        String next = raw.getOrDefault("_next", "");
        Reply.done(
            ctx,
            next.equals("/work") || next.equals("/visits")
                ? next + "?done=" + act
                : "/cases/" + stored.about() + "?done=" + act,
            CaseOperations.told(stored));
      }
      case Answer.Refused(Decision.Refused refusal) ->
          refused(ctx, act, raw, actor, reading, refusal);
    }
  }

  /// The case is read again: what refused the command may be what another has done meanwhile.
  private void refused(
      Context ctx,
      String act,
      Map<String, String> raw,
      Actor actor,
      CommandReading reading,
      Decision.Refused refusal) {
    if (Reply.program(ctx)) {
      Reply.refused(
          ctx,
          CaseOperations.status(refusal),
          drawing.words(ctx).say(refusal.text()),
          wrong(refusal.problems(), drawing.words(ctx)),
          () -> {});
      return;
    }
    CaseFile now = file(ctx);
    int opening = reading.number("_opening");
    String sentence = drawing.words(ctx).say(refusal.text());
    if (TOO_LATE.contains(refusal.why()) && !now.state().open().contains(opening)) {
      DraftPages.keep(
          office, actor, NowViews.place(now.state().id(), opening, ""), raw, drawing.words(ctx));
      ctx.status(HttpStatus.CONFLICT);
      draw(ctx, now, null, new Posted("page", raw, sentence, List.of(), false), opening);
      return;
    }
    refuse(ctx, act, now, raw, sentence, refusal.problems());
  }

  private void refuse(
      Context ctx,
      String act,
      CaseFile file,
      Map<String, String> raw,
      String sentence,
      List<FormProblem> problems) {
    Actor actor = Actor.of(ctx, office, drawing.words(ctx).now());
    String place = place(act, file, new CommandReading(office, actor, drawing.words(ctx), raw));
    Reply.refused(
        ctx,
        sentence,
        wrong(problems, drawing.words(ctx)),
        () -> draw(ctx, file, null, new Posted(place, raw, sentence, problems, false), 0));
  }

  /// What is wrong with the values of a form, in words.
  static List<Reply.Wrong> wrong(List<FormProblem> problems, Texts w) {
    return problems.stream().map(one -> new Reply.Wrong(one.field(), w.say(one.text()))).toList();
  }

  private static String place(String act, CaseFile file, CommandReading reading) {
    return switch (act) {
      case "complete", "begin" -> NowViews.place(file.state().id(), reading.number("_opening"), "");
      case "sign", CommandReading.SKIP ->
          NowViews.place(file.state().id(), reading.number("_opening"), reading.value("_key"));
      default -> "act/" + act;
    };
  }

  /// The store does not record now: what was typed goes back to the person, to be sent again under
  /// the same id.
  private void unsaved(Context ctx, Map<String, String> raw, StoreException why) {
    if (Reply.program(ctx)) {
      throw why;
    }
    ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
    drawing.drawBare(ctx, "work/unsaved.jte", "action", ctx.path(), "raw", raw);
  }

  private void reopen(Context ctx) {
    Map<String, String> raw = FormFields.of(ctx).first();
    try {
      CaseFile file = file(ctx);
      Texts w = drawing.words(ctx);
      Actor actor = Actor.of(ctx, office, w.now());
      if (!actor.known()) {
        refuse(ctx, "reopen", file, raw, w.t("work.nobody"), List.of());
        return;
      }
      CommandReading reading = new CommandReading(office, actor, w, raw);
      Command command =
          new Command.OpenCase(
              file.state().procedure(),
              Command.OpenCase.REOPEN,
              file.state().subject(),
              file.state().id(),
              reading.value("_reason"));
      String id = reading.id().isEmpty() ? UUID.randomUUID().toString() : reading.id();
      switch (office.act(id, reading.by("reopen", file), null, command, null, "")) {
        case Answer.Stored stored ->
            Reply.done(
                ctx, "/cases/" + stored.about() + "?done=opened", CaseOperations.told(stored));
        case Answer.Refused(Decision.Refused refusal) ->
            refuse(ctx, "reopen", file, raw, w.say(refusal.text()), refusal.problems());
      }
    } catch (StoreException e) {
      unsaved(ctx, raw, e);
    }
  }

  private void forget(Actor actor, String place) {
    try {
      office.keepDraft(actor.id(), place, Map.of());
    } catch (StoreException _) {
      // The step is stored; its draft is only in the way.
    }
  }

  private static String first(List<FormProblem> problems, Texts w) {
    return w.say(problems.getFirst().text());
  }
}
