package id.penjaga.hub.app.web.register;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.sheet.ItemCells;
import id.penjaga.hub.app.sheet.ItemPlan;
import id.penjaga.hub.app.sheet.LineRemark;
import id.penjaga.hub.app.sheet.RegisterSheet;
import id.penjaga.hub.app.sheet.SheetWriter;
import id.penjaga.hub.app.web.form.PersonNames;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.sheet.ListDownload;
import id.penjaga.hub.app.web.sheet.SheetForm;
import id.penjaga.hub.app.web.sheet.SheetReport;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.register.Breach;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A register as a sheet: it comes in as CSV, is told line by line, and is stored whole or not at
/// all; and goes out with the same columns.
final class RegisterSheetPages implements Pages {
  private static final String PATH = "/sheets/register/{register}";
  private static final int SHOWN = 200;

  private final Drawing drawing;
  private final Office office;
  private final Keeping keeping;

  RegisterSheetPages(Drawing drawing, Office office) {
    this.drawing = drawing;
    this.office = office;
    keeping = new Keeping(drawing, office);
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get(
        "/sheets/register/{register}", ctx -> draw(ctx, SheetReport.EMPTY), RouteAccess.VIEWER);
    routes.post(
        "/sheets/register/{register}",
        this::check,
        RouteAccess.VIEWER,
        SheetForm.TYPED,
        SheetForm.FILE,
        SheetForm.check("register", PATH));
    routes.post(
        PATH + "/store",
        this::store,
        RouteAccess.VIEWER,
        SheetForm.TYPED,
        SheetForm.store("register", PATH));
    routes.get(
        PATH + "/csv",
        this::export,
        RouteAccess.VIEWER,
        Audited.EXPORTS,
        SheetForm.export("register", PATH));
    routes.get(PATH + "/xlsx", this::workbook, RouteAccess.VIEWER, Audited.EXPORTS);
  }

  private RegisterSheet sheet(Context ctx, Register register, boolean personal) {
    People people = office.people();
    PersonNames names = new PersonNames(people);
    return new RegisterSheet(
        register,
        new ItemCells(drawing.words(ctx).language().code(), people, names::shown, names::read),
        personal);
  }

  private static boolean personal(Register register) {
    return register.fields().stream().anyMatch(Field::personal);
  }

  private Register kept(Context ctx) {
    Register register = keeping.register(ctx);
    if (!keeping.may(ctx, register)) {
      throw new ForbiddenResponse();
    }
    return register;
  }

  private void check(Context ctx) {
    kept(ctx);
    SheetReport report = SheetForm.report(ctx, text -> report(ctx, text));
    SheetForm.checked(ctx, report, drawing.words(ctx), () -> draw(ctx, report));
  }

  private void draw(Context ctx, SheetReport report) {
    Register register = kept(ctx);
    Texts w = drawing.words(ctx);
    String path = "/sheets/register/" + register.id();
    drawing.draw(
        ctx,
        "sheet.jte",
        "s",
        new SheetForm(
            w.t("sheet.title.register", "register", w.say(register.name())),
            "/registers/" + register.id(),
            w.say(register.name()),
            path,
            path + "/csv",
            w.t(
                "sheet.send.register",
                "columns",
                String.join(", ", sheet(ctx, register, true).headings()),
                "label",
                sheet(ctx, register, true).heading(register.label())),
            SheetForm.Reason.OPTIONAL,
            report,
            UUID.randomUUID().toString()));
  }

  private ItemPlan plan(Context ctx, Register register, String text) {
    Map<String, Item> known = new HashMap<>();
    for (Item item : new Pagewise(office.holdings(), register.id(), personal(register))) {
      known.put(Item.key(item.label()), item);
    }
    return sheet(ctx, register, true)
        .plan(text, label -> known.get(Item.key(label)), SheetForm.reason(ctx));
  }

  private SheetReport report(Context ctx, String text) {
    Register register = kept(ctx);
    ItemPlan plan = plan(ctx, register, text);
    List<LineRemark> problems = new ArrayList<>(plan.problems());
    List<LineRemark> warnings = new ArrayList<>();
    List<LineRemark> preview = new ArrayList<>();
    int facts = 0;
    if (problems.isEmpty()) {
      switch (office
          .holdings()
          .preview(
              keeping.session(ctx).name(),
              keeping.admin(ctx),
              new ItemCommand.Together(register.id(), plan.commands()))) {
        case ItemAnswer.Refused(List<FormProblem> wrong) ->
            wrong.forEach(one -> problems.add(remark(ctx, register, plan, one)));
        case ItemAnswer.Accepted(List<Fact> all, List<Breach> broken) -> {
          Map<String, Integer> lines = lines(plan);
          broken.forEach(one ->
              warnings.add(
                  new LineRemark(
                      lines.getOrDefault(Item.key(one.label()), 1),
                      "",
                      new Bilingual(
                          one.label() + ": " + one.text().id(),
                          one.label() + ": " + one.text().en()))));
          facts = all.size();
          preview.addAll(preview(ctx, register, all, lines));
        }
      }
    }
    return SheetReport.of(
        plan.rows(), facts, problems, warnings, preview, text, SheetForm.reason(ctx));
  }

  private static Map<String, Integer> lines(ItemPlan plan) {
    Map<String, Integer> lines = new HashMap<>();
    for (int i = 0; i < plan.commands().size(); i++) {
      lines.put(Item.key(label(plan.commands().get(i))), plan.lines().get(i));
    }
    return lines;
  }

  static String label(ItemCommand command) {
    return switch (command) {
      case ItemCommand.Add add -> add.label();
      case ItemCommand.Change change -> change.label();
      case ItemCommand.Move move -> move.label();
      case ItemCommand.Together all -> all.parts().isEmpty() ? "" : label(all.parts().getLast());
    };
  }

  /// The first changes in words; the others are only counted.
  private List<LineRemark> preview(
      Context ctx, Register register, List<Fact> facts, Map<String, Integer> lines) {
    Texts w = drawing.words(ctx);
    ItemStory story = new ItemStory(w, office.people(), register);
    return facts.stream()
        .limit(SHOWN)
        .map(fact -> {
          String label = ItemStory.label(fact);
          return new LineRemark(
              lines.getOrDefault(Item.key(label), 1), label, Bilingual.same(story.full(fact)));
        })
        .toList();
  }

  /// A problem such as `12.watt` at its line and column.
  private LineRemark remark(Context ctx, Register register, ItemPlan plan, FormProblem problem) {
    int dot = problem.field().indexOf('.');
    String part = dot < 0 ? "" : problem.field().substring(0, dot);
    if (!part.matches("[0-9]{1,6}")) {
      return new LineRemark(1, "", problem.text());
    }
    String field = problem.field().substring(dot + 1).split("\\.", 2)[0];
    Field known = register.field(field);
    return new LineRemark(
        plan.lines().get(Integer.parseInt(part) - 1),
        known == null && !field.equals("state") ? "" : sheet(ctx, register, true).heading(field),
        problem.text());
  }

  private void store(Context ctx) {
    Register register = kept(ctx);
    String text = SheetForm.text(ctx);
    ItemPlan plan = plan(ctx, register, text);
    String typed = FormFields.of(ctx).value("command");
    String id =
        typed == null || !typed.matches("[0-9a-f-]{36}") ? UUID.randomUUID().toString() : typed;
    if (plan.problems().isEmpty()
        && office.record(
                id,
                keeping.session(ctx).name(),
                keeping.admin(ctx),
                new ItemCommand.Together(register.id(), plan.commands()))
            instanceof ItemAnswer.Accepted) {
      Reply.done(ctx, "/registers/" + register.id() + "?done=1", "lines", plan.rows());
      return;
    }
    SheetReport now = report(ctx, text); // something changed since it was checked
    SheetForm.refused(ctx, now, drawing.words(ctx), () -> draw(ctx, now));
  }

  /// Written as it is read from the disk, page by page.
  private void export(Context ctx) {
    Register register = keeping.register(ctx);
    boolean personal = keeping.may(ctx, register);
    RegisterSheet sheet = sheet(ctx, register, personal);
    ctx.contentType("text/csv; charset=utf-8");
    ctx.header(
        "Content-Disposition",
        "attachment; filename=\"penjaga-"
            + register.id()
            + "-"
            + office.people().day(drawing.words(ctx).now())
            + ".csv\"");
    try (SheetWriter out =
        new SheetWriter(
            new BufferedWriter(new OutputStreamWriter(ctx.outputStream(), StandardCharsets.UTF_8)),
            sheet.headings())) {
      for (Item item :
          new Pagewise(office.holdings(), register.id(), personal && personal(register))) {
        out.line(sheet.line(item));
      }
    }
  }

  /// The same rows for a spreadsheet; it is read only as CSV.
  private void workbook(Context ctx) {
    Register register = keeping.register(ctx);
    boolean personal = keeping.may(ctx, register);
    RegisterSheet sheet = sheet(ctx, register, personal);
    Iterator<Item> items =
        new Pagewise(office.holdings(), register.id(), personal && personal(register)).iterator();
    ListDownload.send(
        ctx,
        register.id() + "-" + office.people().day(drawing.words(ctx).now()),
        sheet.headings().stream().map(head -> new PaperPart.Column(head, 6)).toList(),
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return items.hasNext();
          }

          @Override
          public List<String> next() {
            return sheet.line(items.next());
          }
        });
  }
}
