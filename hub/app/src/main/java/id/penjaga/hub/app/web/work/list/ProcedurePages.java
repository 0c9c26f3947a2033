package id.penjaga.hub.app.web.work.list;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.app.web.work.flow.FlowLayout;
import id.penjaga.hub.app.web.work.flow.FlowPicture;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The procedures as people read them (DOC-08).
public final class ProcedurePages implements Pages {
  private final Drawing drawing;
  private final Office office;

  public ProcedurePages(Drawing drawing, Office office) {
    this.drawing = drawing;
    this.office = office;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/procedures", this::list, RouteAccess.VIEWER);
    routes.get("/procedures/{id}", this::show, RouteAccess.VIEWER);
  }

  private void list(Context ctx) {
    Texts w = drawing.words(ctx);
    String typed = ctx.queryParam("q");
    String search = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    List<Definition> procedures =
        office.procedures().stream()
            .filter(one -> {
              var title = one.procedure().title();
              return (one.id() + " " + title.id() + " " + title.en())
                  .toLowerCase(Locale.ROOT)
                  .contains(search);
            })
            .sorted(
                Comparator.comparing((Definition one) -> one.procedure().source().seed())
                    .thenComparing(Definition::id))
            .toList();
    drawing.draw(
        ctx,
        "work/procedures.jte",
        "procedures",
        procedures,
        "search",
        search,
        "problems",
        office.definitionProblems());
  }

  /// A procedure as its page shows it.
  ///
  /// @param mayOpen whether this person may begin a case of it
  public record ProcedureView(
      Definition definition, FlowPicture flow, OfficeWords o, boolean mayOpen) {

    public Procedure procedure() {
      return definition.procedure();
    }

    /// What stands in the column of the time standard.
    public String minutes(Step step) {
      Texts w = o.texts();
      Integer minutes = step.time().minutes();
      if (minutes != null) {
        return w.t("sop.minutes", "n", w.number(minutes, 0));
      }
      if (step.time().until() != null) {
        return w.t("sop.until", "step", step.time().until().step());
      }
      return step.time().note().isEmpty() ? w.t("sop.not_printed") : w.say(step.time().note());
    }

    /// The legible minutes, beside the printed total when that says something else.
    public String totals() {
      Texts w = o.texts();
      int legible = procedure().minutes();
      Integer printed = procedure().totals().printed();
      if (legible == 0 && printed == null) {
        return w.t("sop.not_printed");
      }
      String sum = w.t("sop.legible", "n", w.number(legible, 0));
      if (printed == null) {
        return sum;
      }
      String total = w.t("sop.printed", "n", w.number(printed, 0));
      return sum + "; " + total + (printed == legible ? "" : " " + w.t("sop.no_match"));
    }

    public String actor(Step step) {
      Step.ActorRule actor = step.actor();
      String duty = actor.duty();
      List<String> roles =
          Stream.concat(actor.roles().stream(), duty == null ? Stream.empty() : Stream.of(duty))
              .distinct()
              .toList();
      return roles.isEmpty() ? o.texts().t("flow.person") : o.roles(roles);
    }
  }

  private void show(Context ctx) {
    Texts w = drawing.words(ctx);
    Definition definition = office.procedure(ctx.pathParam("id"));
    if (definition == null) {
      throw new NotFoundResponse();
    }
    OfficeWords o = new OfficeWords(w, office.people(), office.roles());
    Actor actor = Actor.of(ctx, office, w.now());
    drawing.draw(
        ctx,
        "work/procedure.jte",
        "p",
        new ProcedureView(
            definition,
            FlowLayout.of(definition.procedure(), null, o),
            o,
            !actor.ways(definition).isEmpty()));
  }
}
