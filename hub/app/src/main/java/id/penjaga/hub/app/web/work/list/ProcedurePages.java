package id.penjaga.hub.app.web.work.list;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.ProcedureUse;
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
import id.penjaga.hub.core.text.Bilingual;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The procedures as people read them (DOC-08).
public final class ProcedurePages implements Pages {
  /// The matters that have a name, in their order in the list.
  private static final List<String> GROUPS =
      List.of("INC", "MNT", "NET", "PWR", "ACC", "VIS", "INS", "SEC", "SVC", "ENV", "DOC");

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
    Map<String, ProcedureUse> uses = office.uses();
    Map<String, List<ProcedureRow>> groups = new LinkedHashMap<>();
    GROUPS.forEach(group -> groups.put(group, new ArrayList<>()));
    office.procedures().stream()
        .filter(one -> words(one, w).contains(search))
        .sorted(Comparator.comparing((Definition one) -> w.say(one.procedure().title())))
        .forEach(one ->
            groups
                .computeIfAbsent(one.procedure().group(), _ -> new ArrayList<>())
                .add(row(one, uses.getOrDefault(one.id(), ProcedureUse.NONE), w)));
    drawing.draw(
        ctx,
        "work/procedures.jte",
        "groups",
        groups.entrySet().stream()
            .filter(group -> !group.getValue().isEmpty())
            .map(group ->
                new ProcedureGroup(group.getKey(), name(group.getKey(), w), group.getValue()))
            .toList(),
        "search",
        typed == null ? "" : typed.strip(),
        "problems",
        office.definitionProblems().stream().map(one -> one.in(w.language().code())).toList());
  }

  private ProcedureRow row(Definition definition, ProcedureUse use, Texts w) {
    Instant since = use.since();
    return new ProcedureRow(
        definition, use.open(), since == null ? "" : w.day(office.people().day(since)));
  }

  /// What a search may find a procedure by.
  private static String words(Definition one, Texts w) {
    Bilingual title = one.procedure().title();
    return String.join(
            " ",
            one.id(),
            title.id(),
            title.en(),
            name(one.procedure().group(), w),
            one.procedure().source().seed(),
            one.procedure().source().clause())
        .toLowerCase(Locale.ROOT);
  }

  private static String name(String group, Texts w) {
    return GROUPS.contains(group) ? w.t("sop.group." + group.toLowerCase(Locale.ROOT)) : group;
  }

  /// The procedures about one matter.
  ///
  /// @param id as definitions name it
  public record ProcedureGroup(String id, String name, List<ProcedureRow> rows) {
    /// How many of its cases are open.
    public int open() {
      return rows.stream().mapToInt(ProcedureRow::open).sum();
    }
  }

  /// A procedure in the list.
  ///
  /// @param open how many of its cases are open
  /// @param since the day its version came into force; empty while the book does not say
  public record ProcedureRow(Definition definition, int open, String since) {}

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
