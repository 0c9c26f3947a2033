package id.penjaga.hub.app.web.erasure;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.erasure.ErasureQueries.Erasable;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Decision;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lists what holds personal data longer than its retention time, and erases what is ticked: one
/// entry of the book for each (DOC-12).
public final class ErasurePages implements Pages {
  private final Drawing drawing;
  private final Office office;

  public ErasurePages(Drawing drawing, Office office) {
    this.drawing = drawing;
    this.office = office;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/erasure", ctx -> list(ctx, null, "", List.of()), RouteAccess.ADMIN, Audited.SHOWS);
    routes.post(
        "/erasure",
        this::erase,
        RouteAccess.ADMIN,
        Operation.post(
                "erase",
                "/erasures",
                Reach.SITE,
                Given.of(Given.Type.TEXTS, "about").must(),
                Given.text("reason").must())
            .identified("_id"));
  }

  /// One thing that may lose its personal data.
  ///
  /// @param path of its page
  /// @param needed the last day they were needed; null for what a register said before
  public record Line(
      String about, String kind, String name, String path, @Nullable LocalDate needed) {}

  /// @param id of the command, a new one for each page that is drawn
  /// @param ticked what was ticked before
  public record ListView(
      List<Line> lines,
      int keep,
      boolean known,
      String id,
      @Nullable String problem,
      String reason,
      List<String> ticked,
      @Nullable String done) {}

  private void list(Context ctx, @Nullable String problem, String reason, List<String> ticked) {
    Texts w = drawing.words(ctx);
    OfficeWords o = new OfficeWords(w, office.people(), office.roles());
    String done = ctx.queryParam("done");
    drawing.draw(
        ctx,
        "erasure/list.jte",
        "l",
        new ListView(
            office.erasures().due().stream().map(one -> line(one, o)).toList(),
            office.erasures().keep(),
            Actor.of(ctx, office, w.now()).known(),
            UUID.randomUUID().toString(),
            problem,
            reason,
            ticked,
            done != null && done.matches("[1-9][0-9]{0,3}")
                ? w.count("erasure.done", Integer.parseInt(done))
                : null));
  }

  private Line line(Erasable one, OfficeWords o) {
    Texts w = o.texts();
    String id = one.about().id();
    return switch (one.about().kind()) {
      case PERSON ->
          new Line(
              one.about().toString(),
              w.t("erasure.person"),
              o.person(Long.valueOf(id)),
              "/people/" + id,
              one.needed());
      case ITEM -> {
        Register register = office.registers().get(one.procedure());
        yield new Line(
            one.about().toString(),
            register == null ? one.procedure() : w.say(register.name()),
            one.name(),
            "/registers/" + one.procedure(),
            null);
      }
      case ALARM ->
          new Line(one.about().toString(), w.t("erasure.alarm"), one.name(), "/alarms", null);
      default -> {
        Definition definition = office.procedure(one.procedure());
        Bilingual title = definition == null ? null : definition.procedure().title();
        yield new Line(
            one.about().toString(),
            title == null ? one.procedure() : w.say(title),
            one.name().isEmpty() ? "#" + id : one.name(),
            "/cases/" + id,
            one.needed());
      }
    };
  }

  private void erase(Context ctx) {
    Texts w = drawing.words(ctx);
    Actor actor = Actor.of(ctx, office, w.now());
    FormFields fields = FormFields.of(ctx);
    String reason = String.valueOf(fields.first().getOrDefault("reason", ""));
    List<String> ticked =
        fields.all("about").stream()
            .filter(one ->
                one.matches(
                    "(person|case)/[0-9]{1,18}|item/[a-z_]{1,60}/.{1,100}|alarm/[^\\s]{1,200}"))
            .toList();
    String id = String.valueOf(fields.first().getOrDefault("_id", ""));
    if (!actor.known() || ticked.isEmpty() || !id.matches("[0-9a-f-]{36}")) {
      String why = w.t(actor.known() ? "erasure.none_ticked" : "erasure.unknown");
      Reply.refused(ctx, why, () -> list(ctx, why, reason, ticked));
      return;
    }
    By.Human by = new By.Human(actor.id(), "");
    int done = 0;
    for (String one : ticked) {
      Subject about = Subject.parse(one);
      if (office.erasures().erase(id + "/" + done, by, about, reason)
          instanceof Answer.Refused(Decision.Refused refusal)) {
        String why = w.say(refusal.text());
        List<String> left = ticked.subList(done, ticked.size());
        Reply.refused(ctx, why, () -> list(ctx, why, reason, left));
        return;
      }
      done++;
    }
    Reply.done(ctx, "/erasure?done=" + done, "erased", done);
  }
}
