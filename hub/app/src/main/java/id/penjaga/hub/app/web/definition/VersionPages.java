package id.penjaga.hub.app.web.definition;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.definitions.Pin;
import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.CaseFilter;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.LongForm;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.definition.Difference;
import id.penjaga.hub.core.definition.DryRun;
import id.penjaga.hub.core.definition.VersionCommand;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.work.Answer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Versions of a procedure (SYS-01).
public final class VersionPages implements Pages {
  /// A megabyte of YAML, as a browser encodes it.
  private static final LongForm LONG = new LongForm(3 * 1024 * 1024);

  /// Closed cases that a version is tried on, the newest.
  private static final int TRIED = 200;

  private final Drawing drawing;
  private final Office office;
  private final Path folder;

  /// @param folder of the definitions, beside which a new text is judged
  public VersionPages(Drawing drawing, Office office, Path folder) {
    this.drawing = drawing;
    this.office = office;
    this.folder = folder;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get(
        "/procedures/{id}/versions", ctx -> list(ctx, null, List.of(), null), RouteAccess.VIEWER);
    routes.post("/procedures/{id}/versions", this::put, RouteAccess.ADMIN, LONG);
    routes.get("/procedures/{id}/versions/{hash}", ctx -> show(ctx, "", null), RouteAccess.VIEWER);
    routes.post("/procedures/{id}/versions/{hash}", this::force, RouteAccess.ADMIN);
  }

  /// @param typed null for the text as it stands
  private void list(
      Context ctx, @Nullable String typed, List<String> problems, @Nullable String sentence) {
    Texts w = drawing.words(ctx);
    Definition inForce = inForce(ctx);
    drawing.draw(
        ctx,
        "definition/versions.jte",
        "definition",
        inForce,
        "versions",
        versions(ctx.pathParam("id")),
        "text",
        typed == null ? standing(inForce) : typed,
        "problems",
        problems,
        "sentence",
        sentence,
        "o",
        new OfficeWords(w, office.people(), office.roles()));
  }

  /// The text of the version in force: its file where that is the one, else the canonical text.
  private String standing(Definition inForce) {
    Path file = folder.resolve("procedures").resolve(inForce.id() + ".yaml");
    try {
      String text = Files.readString(file);
      Definition read = DefinitionFolder.trial(folder, inForce.id(), text).definition();
      if (read != null && read.hash().equals(inForce.hash())) {
        return text;
      }
    } catch (IOException _) {
      // A version from a page needs no file.
    }
    return Pin.procedure(standingText(inForce));
  }

  private void put(Context ctx) {
    Texts w = drawing.words(ctx);
    Map<String, String> form = FormFields.of(ctx).first();
    String text = form.getOrDefault("text", "").replace("\r\n", "\n");
    Definition inForce = inForce(ctx);
    DefinitionFolder.Trial trial = DefinitionFolder.trial(folder, inForce.id(), text);
    Definition fresh = trial.definition();
    if (fresh == null) {
      List<String> problems = trial.problems().stream().map(Object::toString).toList();
      refuse(ctx, () -> list(ctx, text, problems, w.t("ver.problems")));
      return;
    }
    String page = "/procedures/" + inForce.id() + "/versions/" + fresh.hash();
    answer(
        ctx,
        form,
        new VersionCommand.Put(inForce.id(), fresh.hash(), trial.text()),
        page,
        sentence -> list(ctx, text, List.of(), sentence));
  }

  private void show(Context ctx, String reason, @Nullable String sentence) {
    Texts w = drawing.words(ctx);
    Definition inForce = inForce(ctx);
    VersionLine version = version(ctx);
    Definition definition = read(version);
    List<Case> closed =
        office.cases(new CaseFilter(inForce.id(), false, null, "", null), TRIED).stream()
            .map(line -> office.caseFile(line.id()))
            .flatMap(Optional::stream)
            .map(CaseFile::state)
            .toList();
    OfficeWords o = new OfficeWords(w, office.people(), office.roles());
    List<Difference.Change> changes = Difference.of(standingText(inForce), version.text());
    drawing.draw(
        ctx,
        "definition/version.jte",
        "definition",
        definition,
        "version",
        version,
        "inForce",
        version.hash().equals(inForce.hash()),
        "changes",
        changes,
        "misfits",
        DryRun.of(closed, definition),
        "tried",
        closed.size(),
        "drawn",
        changes.isEmpty()
            ? DrawnVersion.alone(definition.procedure(), o)
            : DrawnVersion.beside(definition.procedure(), inForce.procedure(), changes, o),
        "reason",
        reason,
        "sentence",
        sentence,
        "o",
        o);
  }

  private String standingText(Definition inForce) {
    return versions(inForce.id()).stream()
        .filter(version -> version.hash().equals(inForce.hash()))
        .map(VersionLine::text)
        .findFirst()
        .orElse("{}");
  }

  private void force(Context ctx) {
    Map<String, String> form = FormFields.of(ctx).first();
    String reason = form.getOrDefault("reason", "");
    VersionLine version = version(ctx);
    answer(
        ctx,
        form,
        new VersionCommand.Force(ctx.pathParam("id"), version.hash(), reason),
        "/procedures/" + ctx.pathParam("id") + "/versions",
        sentence -> show(ctx, reason, sentence));
  }

  private void answer(
      Context ctx,
      Map<String, String> form,
      VersionCommand command,
      String page,
      java.util.function.Consumer<String> again) {
    Texts w = drawing.words(ctx);
    Actor actor = Actor.of(ctx, office, w.now());
    if (!actor.known()) {
      refuse(ctx, () -> again.accept(w.t("ver.nobody")));
      return;
    }
    String id = form.getOrDefault("_id", "");
    By.Human by = new By.Human(actor.id(), "");
    switch (office.version(id.isEmpty() ? UUID.randomUUID().toString() : id, by, command)) {
      case Answer.Stored _ -> ctx.redirect(page, HttpStatus.SEE_OTHER);
      case Answer.Refused refused ->
          refuse(ctx, () -> again.accept(w.say(refused.refusal().text())));
    }
  }

  private static void refuse(Context ctx, Runnable again) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    again.run();
  }

  private Definition inForce(Context ctx) {
    Definition definition = office.procedure(ctx.pathParam("id"));
    if (definition == null) {
      throw new NotFoundResponse();
    }
    return definition;
  }

  private List<VersionLine> versions(String procedure) {
    return VersionLine.of(office.history(new Subject(Subject.Kind.DEFINITION, procedure)));
  }

  private VersionLine version(Context ctx) {
    return versions(ctx.pathParam("id")).stream()
        .filter(version -> version.hash().equals(ctx.pathParam("hash")))
        .findFirst()
        .orElseThrow(NotFoundResponse::new);
  }

  private static Definition read(VersionLine version) {
    try {
      return Pin.read(version.text());
    } catch (ConfigRefused e) {
      throw new IllegalStateException("the book holds a text that does not read: " + e, e);
    }
  }
}
