package id.penjaga.hub.app.web.paper;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.papers.PaperDesk;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Decision;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The papers of one case.
public final class CasePaperPages implements Pages {
  private final Drawing drawing;
  private final Office office;
  private final PaperDesk desk;

  public CasePaperPages(Drawing drawing, Office office, PaperDesk desk) {
    this.drawing = drawing;
    this.office = office;
    this.desk = desk;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/cases/{id}/papers", ctx -> list(ctx, null), RouteAccess.VIEWER, Audited.SHOWS);
    routes.get(
        "/cases/{id}/papers/{paper}",
        this::preview,
        RouteAccess.VIEWER,
        Audited.SHOWS,
        Operation.file("previewCasePaper", "/cases/{id}/papers/{paper}", Reach.CASE));
    routes.post(
        "/cases/{id}/papers/{paper}",
        this::freeze,
        RouteAccess.VIEWER,
        Operation.post(
                "freezeCasePaper", "/cases/{id}/papers/{paper}", Reach.CASE, Given.text("language"))
            .identified("_id")
            .creates("/papers/{code}"));
  }

  private CaseFile file(Context ctx) {
    String id = ctx.pathParam("id");
    if (!id.matches("[0-9]{1,18}")) {
      throw new NotFoundResponse();
    }
    return office.caseFile(Long.parseLong(id)).orElseThrow(NotFoundResponse::new);
  }

  private void list(Context ctx, @Nullable String problem) {
    CaseFile file = file(ctx);
    Texts w = drawing.words(ctx);
    drawing.draw(
        ctx,
        "paper/case.jte",
        "file",
        file,
        "offers",
        desk.offers(file),
        "known",
        Actor.of(ctx, office, w.now()).known(),
        "command",
        UUID.randomUUID().toString(),
        "problem",
        problem);
  }

  private void preview(Context ctx) {
    CaseFile file = file(ctx);
    String kind = ctx.pathParam("paper");
    Paper paper = desk.preview(file, kind, PaperAnswers.speech(drawing.words(ctx)));
    if (paper == null) {
      throw new NotFoundResponse();
    }
    PaperAnswers.preview(ctx, paper, kind + "-" + file.state().id());
  }

  private void freeze(Context ctx) {
    CaseFile file = file(ctx);
    Texts w = drawing.words(ctx);
    Actor actor = Actor.of(ctx, office, w.now());
    String kind = ctx.pathParam("paper");
    if (desk.offers(file).stream().noneMatch(offer -> offer.paper().equals(kind))) {
      throw new NotFoundResponse();
    }
    if (!actor.known()) {
      refuse(ctx, w.t("work.nobody"));
      return;
    }
    FormFields form = FormFields.of(ctx);
    List<String> languages = PaperAnswers.languages(form.value("language"));
    if (languages.isEmpty()) {
      refuse(ctx, w.t("paper.language.which"));
      return;
    }
    List<String> roles = actor.among(desk.freezers(file, kind));
    String id = Objects.requireNonNullElse(form.value("_id"), "");
    Answer answer =
        desk.freeze(
            id.matches("[0-9a-f-]{36}") ? id : UUID.randomUUID().toString(),
            new By.Human(actor.id(), roles.isEmpty() ? "" : roles.getFirst()),
            file.state().id(),
            kind,
            Objects.requireNonNull(RequestContext.of(ctx).session(), "behind a login").name(),
            languages);
    switch (answer) {
      case Answer.Stored stored ->
          Reply.done(
              ctx, "/papers/" + desk.code(stored.entry()), "code", desk.code(stored.entry()));
      case Answer.Refused(Decision.Refused refusal) -> refuse(ctx, w.say(refusal.text()));
    }
  }

  private void refuse(Context ctx, String why) {
    Reply.refused(ctx, why, () -> list(ctx, why));
  }
}
