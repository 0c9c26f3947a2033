package id.penjaga.hub.app.web.register;

import id.penjaga.hub.app.office.ItemFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.duty.DutyLine;
import id.penjaga.hub.app.probe.ServerProbe;
import id.penjaga.hub.app.web.form.FieldView;
import id.penjaga.hub.app.web.form.FormDrawing;
import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.form.FormWriting;
import id.penjaga.hub.app.web.form.PersonNames;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Leaf;
import id.penjaga.hub.app.web.http.LongForm;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.PathPart;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.definition.ItemTrial;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.register.Due;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.Register;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// Registers: lists, and items with their fields, state, log and open cases.
public final class RegisterPages implements Pages {
  /// Lines of a log until somebody asks for all of it.
  private static final int MOST_LOGGED = 50;

  private static final int PAGE = 100;

  /// What tells items of a register apart in a list.
  private static final Set<FieldType> SUMMARY =
      Set.of(FieldType.CHOICE, FieldType.ITEM, FieldType.PERSON, FieldType.TEXT);

  private static final int MOST_SUMMARY = 4;

  /// What somebody waits for the answers of a server.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// What may come of a look at a server.
  private static final Set<String> CHECKS = Set.of("seen", "silent", "busy", "refused");

  private static final LongForm LONG = new LongForm(200_000);

  private final Drawing drawing;
  private final Office office;
  private final Keeping keeping;

  private RegisterPages(Drawing drawing, Office office) {
    this.drawing = drawing;
    this.office = office;
    keeping = new Keeping(drawing, office);
  }

  /// All pages of registers and obligations.
  ///
  /// @param room which alarms stand
  /// @param nanos monotonic clock, for how long a server is waited for
  public static List<Pages> of(Drawing drawing, Office office, RoomReads room, LongSupplier nanos) {
    return List.of(
        new RegisterPages(drawing, office),
        new RegisterSheetPages(drawing, office),
        new GapPages(drawing, office),
        new ActPages(drawing, office),
        new LabelPages(drawing, office),
        new ServerCheckPages(drawing, office, new ServerProbe(nanos, PATIENCE)),
        new ThreatPages(drawing, office, room),
        new ObligationPages(drawing, office));
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/registers", this::all, RouteAccess.VIEWER);
    routes.get("/registers/{register}", ctx -> list(ctx, Back.FRESH), RouteAccess.VIEWER);
    routes.post("/registers/{register}", this::add, RouteAccess.VIEWER, LONG, ItemOperations.ADD);
    routes.get(
        "/registers/{register}/{item}",
        ctx -> item(ctx, Back.FRESH),
        RouteAccess.VIEWER,
        Audited.SHOWS);
    routes.post(
        "/registers/{register}/{item}",
        this::change,
        RouteAccess.VIEWER,
        LONG,
        ItemOperations.CHANGE);
    routes.post(
        "/registers/{register}/{item}/move", this::move, RouteAccess.VIEWER, ItemOperations.MOVE);
  }

  /// A form as it comes back to its sender.
  ///
  /// @param form `change` or `move`; empty for none
  record Back(String form, Map<String, String> raw, List<FormProblem> problems) {
    static final Back FRESH = new Back("", Map.of(), List.of());

    Map<String, String> raw(String of) {
      return of.equals(form) ? raw : Map.of();
    }

    List<FormProblem> problems(String of) {
      return of.equals(form) ? problems : List.of();
    }
  }

  /// A field of an item with what stands in it.
  public record Shown(String label, String text) {}

  private void all(Context ctx) {
    Texts w = drawing.words(ctx);
    Map<String, List<DutyLine>> due =
        office.obligations(office.people().day(w.now())).stream()
            .filter(line -> line.due().state() != Due.State.LATER)
            .collect(Collectors.groupingBy(line -> line.due().of().register()));
    List<RegisterRow> rows =
        office.registers().values().stream()
            .sorted(Comparator.comparing(register -> w.say(register.name())))
            .map(register -> row(register, due.getOrDefault(register.id(), List.of())))
            .toList();
    drawing.draw(ctx, "register/registers.jte", "registers", rows);
  }

  /// A register in the list of all.
  ///
  /// @param overdue duties of its items that are overdue
  /// @param soon duties that fall due today or soon
  /// @param lacking items in which something that must be filled in is empty
  public record RegisterRow(Register register, int items, int overdue, int soon, int lacking) {}

  private RegisterRow row(Register register, List<DutyLine> due) {
    List<Item> items = office.items(register.id(), "", Integer.MAX_VALUE);
    int overdue =
        (int) due.stream().filter(line -> line.due().state() == Due.State.OVERDUE).count();
    int lacking =
        (int)
            ItemTrial.of(items, register).stream()
                .filter(misfit -> misfit.why() == ItemTrial.Why.EMPTY)
                .count();
    return new RegisterRow(register, items.size(), overdue, due.size() - overdue, lacking);
  }

  private void list(Context ctx, Back back) {
    Texts w = drawing.words(ctx);
    Register register = keeping.register(ctx);
    String typed = ctx.queryParam("q");
    String search = typed == null ? "" : FormReading.clean(typed).strip();
    List<Item> items =
        office.items(
            register.id(),
            search.length() > 100 ? search.substring(0, 100) : search,
            Integer.MAX_VALUE);
    drawing.draw(
        ctx,
        "register/register.jte",
        "register",
        register,
        "leaf",
        Leaf.of(ctx, items, PAGE).with(item -> new ItemRow(item, summary(register, item, w))),
        "gaps",
        office.holdings().gaps(register.id(), office.people().day(w.now())).stream()
            .collect(Collectors.groupingBy(gap -> Item.key(gap.label()), Collectors.counting())),
        "done",
        ctx.queryParam("done") != null,
        "search",
        search,
        "may",
        keeping.may(ctx, register),
        "fields",
        fields(w, register, back.raw("change"), Map.of(), back.problems("change")),
        "problems",
        whole(w, register, back.problems("change")),
        "reason",
        back.raw("change").getOrDefault("reason", ""),
        "command",
        UUID.randomUUID().toString());
  }

  /// An item in the list of its register.
  ///
  /// @param summary what it is, in a few of its fields; empty where they are
  public record ItemRow(Item item, String summary) {}

  private String summary(Register register, Item item, Texts w) {
    PersonNames names = new PersonNames(office.people());
    return register.fields().stream()
        .filter(field -> !field.key().equals(register.label()) && !field.personal())
        .filter(field -> SUMMARY.contains(field.type()))
        .map(field -> {
          Value value = item.fields().get(field.key());
          return value == null ? "" : FormWriting.shown(value, field, names, w);
        })
        .filter(text -> !text.isEmpty())
        .limit(MOST_SUMMARY)
        .collect(Collectors.joining(" · "));
  }

  private List<FieldView> fields(
      Texts w,
      Register register,
      Map<String, String> raw,
      Map<String, Value> known,
      List<FormProblem> problems) {
    return drawn(w, register.fields(), raw, known, problems);
  }

  private List<FieldView> drawn(
      Texts w,
      List<Field> fields,
      Map<String, String> raw,
      Map<String, Value> known,
      List<FormProblem> problems) {
    return new FormDrawing(w, new PersonNames(office.people()), office::labels, Map.of())
        .fields(fields, raw, known, problems);
  }

  /// The sentences that belong to no field.
  private static List<String> whole(Texts w, Register register, List<FormProblem> problems) {
    return problems.stream()
        .filter(one -> register.field(one.field().split("\\.", 2)[0]) == null)
        .map(one -> w.say(one.text()))
        .distinct()
        .toList();
  }

  private FormReading.Read read(Texts w, List<Field> fields, Map<String, String> raw) {
    return FormReading.read(
        fields,
        Map.of(),
        raw,
        w.language(),
        office.calendar().zone(),
        new PersonNames(office.people()));
  }

  private void add(Context ctx) {
    Texts w = drawing.words(ctx);
    Register register = keeping.register(ctx);
    Map<String, String> raw = FormReading.compacted(FormFields.of(ctx).first());
    FormReading.Read read = read(w, register.fields(), raw);
    Value label = read.values().get(register.label());
    String named = label == null ? "" : label.plain().strip();
    send(
        ctx,
        read.problems(),
        new ItemCommand.Add(
            register.id(), named, read.values(), "", raw.getOrDefault("reason", "")),
        path(register.id(), named) + "?done=1",
        problems -> list(ctx, new Back("change", raw, problems)));
  }

  private void change(Context ctx) {
    Texts w = drawing.words(ctx);
    Register register = keeping.register(ctx);
    Map<String, String> raw = FormReading.compacted(FormFields.of(ctx).first());
    FormReading.Read read = read(w, register.fields(), raw);
    String label = ctx.pathParam("item");
    send(
        ctx,
        read.problems(),
        new ItemCommand.Change(register.id(), label, read.values(), raw.getOrDefault("reason", "")),
        path(register.id(), label) + "?done=1",
        problems -> item(ctx, new Back("change", raw, problems)));
  }

  private void move(Context ctx) {
    Register register = keeping.register(ctx);
    Map<String, String> raw = FormReading.compacted(FormFields.of(ctx).first());
    String label = ctx.pathParam("item");
    String state = raw.getOrDefault("state", "");
    String reason = raw.getOrDefault("reason", "");
    Item item = office.holdings().file(register.id(), label).map(ItemFile::item).orElse(null);
    FormReading.Read read =
        item == null
            ? new FormReading.Read(Map.of(), List.of())
            : read(drawing.words(ctx), MoveFields.asked(register, item, List.of(state)), raw);
    send(
        ctx,
        read.problems(),
        item == null
            ? new ItemCommand.Move(register.id(), label, state, reason)
            : MoveFields.command(register, item, state, reason, read.values()),
        path(register.id(), label) + "?done=1",
        problems -> item(ctx, new Back("move", raw, problems)));
  }

  private void send(
      Context ctx,
      List<FormProblem> unread,
      ItemCommand command,
      String next,
      Consumer<List<FormProblem>> again) {
    String typed = FormFields.of(ctx).value(ItemOperations.ID);
    String id =
        typed == null || !typed.matches("[0-9a-f-]{36}") ? UUID.randomUUID().toString() : typed;
    ItemAnswer answer =
        unread.isEmpty()
            ? office.record(id, keeping.session(ctx).name(), keeping.admin(ctx), command)
            : new ItemAnswer.Refused(unread);
    switch (answer) {
      case ItemAnswer.Accepted accepted ->
          Reply.done(
              ctx,
              next,
              "register",
              command.register(),
              "item",
              RegisterSheetPages.label(command),
              "broken",
              accepted.warnings().stream().map(one -> drawing.words(ctx).say(one.text())).toList());
      case ItemAnswer.Refused(List<FormProblem> problems) -> {
        List<Reply.Wrong> wrong =
            problems.stream()
                .map(one -> new Reply.Wrong(one.field(), drawing.words(ctx).say(one.text())))
                .toList();
        Reply.refused(
            ctx,
            wrong.isEmpty() ? "" : wrong.getFirst().text(),
            wrong,
            () -> again.accept(problems));
      }
    }
  }

  /// Where an item stands.
  public static String path(String register, String label) {
    return "/registers/" + register + "/" + PathPart.of(label);
  }

  private void item(Context ctx, Back back) {
    Texts w = drawing.words(ctx);
    Register register = keeping.register(ctx);
    ItemFile file =
        office
            .holdings()
            .file(register.id(), ctx.pathParam("item"))
            .orElseThrow(() -> new NotFoundResponse());
    Map<String, Value> known = new LinkedHashMap<>(file.item().fields());
    known.put(register.label(), Value.of(file.item().label()));
    PersonNames names = new PersonNames(office.people());
    List<Shown> shown = new ArrayList<>();
    for (Field field : register.fields()) {
      Value value = file.item().fields().get(field.key());
      if (value != null) {
        shown.add(new Shown(w.say(field.label()), FormWriting.shown(value, field, names, w)));
      }
    }
    List<ItemLog.Line> log = ItemLog.of(file, w, office);
    boolean whole = log.size() <= MOST_LOGGED || ctx.queryParam("log") != null;
    List<String> to = moves(ctx, file);
    drawing.draw(
        ctx,
        "register/item.jte",
        "file",
        file,
        "shown",
        shown,
        "log",
        whole ? log : log.subList(0, MOST_LOGGED),
        "logged",
        log.size(),
        "begin",
        Begin.of(file, Actor.of(ctx, office, w.now()), office, w),
        "to",
        to,
        "asked",
        drawn(
            w,
            MoveFields.asked(register, file.item(), to),
            back.raw("move"),
            Map.of(),
            back.problems("move")),
        "may",
        keeping.may(ctx, register),
        "fields",
        fields(w, register, back.raw("change"), known, back.problems("change")),
        "problems",
        whole(w, register, back.problems("change")),
        "moving",
        back.problems("move").stream().map(one -> w.say(one.text())).toList(),
        "reason",
        back.raw("change").getOrDefault("reason", ""),
        "command",
        UUID.randomUUID().toString(),
        "done",
        ctx.queryParam("done") != null,
        "checked",
        checked(ctx, keeping.may(ctx, register), file));
  }

  /// Whether a thing can be looked at, and what came of the last look.
  ///
  /// @param address where it is looked for; empty when that is not known
  /// @param came `seen`, `silent`, `busy` or `refused`; empty for nothing
  public record Checked(boolean offered, String address, String came) {}

  private static Checked checked(Context ctx, boolean may, ItemFile file) {
    String came = String.valueOf(ctx.queryParam("check"));
    return new Checked(
        may && ServerCheckPages.serves(file.register()) && !file.register().ended(file.item()),
        ServerCheckPages.address(file.item()),
        CHECKS.contains(came) ? came : "");
  }

  private List<String> moves(Context ctx, ItemFile file) {
    Actor actor = Actor.of(ctx, office, drawing.words(ctx).now());
    String state = file.register().stateOf(file.item());
    return file.register().moves().stream()
        .filter(move -> move.from().equals(state))
        .filter(move -> keeping.admin(ctx) || !actor.among(move.roles()).isEmpty())
        .flatMap(move -> move.to().stream())
        .distinct()
        .toList();
  }
}
