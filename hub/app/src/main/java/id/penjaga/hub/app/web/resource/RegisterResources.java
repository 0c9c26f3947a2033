package id.penjaga.hub.app.web.resource;

import id.penjaga.hub.app.office.ItemFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.duty.DutyLine;
import id.penjaga.hub.app.store.work.Seen;
import id.penjaga.hub.app.web.api.RoomScope;
import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.operation.Slice;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.register.Breach;
import id.penjaga.hub.core.register.Gap;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Registers, their items, what falls due and what is missing.
public final class RegisterResources {
  private final Drawing drawing;
  private final Office office;
  private final RoomScope rooms;

  public RegisterResources(Drawing drawing, Sources sources) {
    this.drawing = drawing;
    this.office = sources.office();
    this.rooms = new RoomScope(sources);
  }

  public record RegisterLine(String register, Bilingual name, Bilingual purpose) {}

  /// @param fields without personal data
  public record ItemLine(
      String register, String item, String state, Map<String, Value> fields, Instant changed) {}

  /// An item with all that is known of it. Its tag changes with each entry about it.
  ///
  /// @param broken rules that it does not keep today
  /// @param moves states it may be moved to
  /// @param cases numbers of the open cases about it
  public record ItemNow(
      String register,
      String item,
      String state,
      Map<String, Value> fields,
      Instant added,
      Instant changed,
      List<Breach> broken,
      List<Duty> due,
      List<String> moves,
      List<Long> cases) {}

  /// @param duty what opens its case
  /// @param from first day of the period that ends with `due`
  /// @param open number of the case that does it; absent for none
  public record Duty(
      String duty,
      Bilingual text,
      String register,
      String item,
      @Nullable LocalDate last,
      LocalDate from,
      LocalDate due,
      String state,
      List<String> roles,
      @Nullable Long open) {}

  public List<Read> reads() {
    return List.of(
        Read.many(
            "listRegisters",
            "/registers",
            "/registers",
            Reach.OWN,
            RegisterLine.class,
            this::registers),
        Read.one(
            "getRegister",
            "/registers/{register}",
            "/registers/{register}",
            Reach.OWN,
            Register.class,
            this::register),
        Read.many(
                "listItems",
                "/registers/{register}/items",
                "/registers/{register}",
                Reach.OWN,
                ItemLine.class,
                this::items)
            .asking(Given.text("q")),
        Read.one(
            "getItem",
            "/registers/{register}/items/{item}",
            "/registers/{register}/{item}",
            Reach.ITEM,
            ItemNow.class,
            this::item),
        Read.many(
            "listItemLog",
            "/registers/{register}/items/{item}/log",
            "/registers/{register}/{item}",
            Reach.ITEM,
            CaseResources.LogEntry.class,
            this::log),
        Read.many(
            "listDuties", "/obligations", "/obligations", Reach.SITE, Duty.class, this::duties),
        Read.many("listGaps", "/gaps", "/gaps", Reach.SITE, Gap.class, this::gaps)
            .asking(Given.text("register")));
  }

  private Object registers(Context ctx) {
    List<Register> all =
        office.registers().values().stream()
            .sorted(java.util.Comparator.comparing(Register::id))
            .toList();
    return Slice.of(ctx, all, Register::id)
        .map(one -> new RegisterLine(one.id(), one.name(), one.purpose()));
  }

  private Register register(Context ctx) {
    Register register = office.registers().get(ctx.pathParam("register"));
    if (register == null) {
      throw new NotFoundResponse();
    }
    return register;
  }

  private Object items(Context ctx) {
    Register register = register(ctx);
    String typed = ctx.queryParam("q");
    if (typed != null && !typed.isBlank()) {
      String search = FormReading.clean(typed);
      List<Item> found =
          office
              .items(register.id(), search.length() > 100 ? search.substring(0, 100) : search, 500)
              .stream()
              .filter(one -> rooms.sees(ctx, one))
              .toList();
      return Slice.of(ctx, found, one -> Item.key(one.label())).map(one -> line(register, one));
    }
    List<Item> page =
        office.holdings().page(register.id(), Slice.after(ctx), Slice.limit(ctx), false);
    String next = page.size() < Slice.limit(ctx) ? "" : Slice.cursor(page.getLast().label());
    return new Slice<>(
        page.stream().filter(one -> rooms.sees(ctx, one)).map(one -> line(register, one)).toList(),
        next);
  }

  private static ItemLine line(Register register, Item item) {
    return new ItemLine(
        item.register(), item.label(), register.stateOf(item), item.fields(), item.changed());
  }

  private ItemFile file(Context ctx) {
    return office
        .holdings()
        .file(register(ctx).id(), ctx.pathParam("item"))
        .orElseThrow(NotFoundResponse::new);
  }

  private Object item(Context ctx) {
    ItemFile file = file(ctx);
    Item item = file.item();
    String state = file.register().stateOf(item);
    ctx.header("ETag", '"' + Seen.tag(item) + '"');
    return new ItemNow(
        item.register(),
        item.label(),
        state,
        item.fields(),
        item.added(),
        item.changed(),
        file.breaches(),
        duties(item, ctx),
        file.register().moves().stream()
            .filter(move -> move.from().equals(state))
            .flatMap(move -> move.to().stream())
            .distinct()
            .toList(),
        file.cases());
  }

  private List<Duty> duties(Item item, Context ctx) {
    return lines(ctx).stream()
        .filter(one -> item.is(one.due().of().register(), one.due().of().item()))
        .map(RegisterResources::duty)
        .toList();
  }

  private List<DutyLine> lines(Context ctx) {
    return office.obligations(office.people().day(drawing.words(ctx).now()));
  }

  private static Duty duty(DutyLine line) {
    return new Duty(
        line.command(),
        line.due().of().text(),
        line.due().of().register(),
        line.due().of().item(),
        line.due().last(),
        line.due().from(),
        line.due().due(),
        line.due().state().name().toLowerCase(java.util.Locale.ROOT),
        line.roles(),
        line.open() == 0 ? null : Long.valueOf(line.open()));
  }

  private Object log(Context ctx) {
    return Slice.of(ctx, file(ctx).log(), one -> String.valueOf(one.sequence()))
        .map(CaseResources::entry);
  }

  private Object duties(Context ctx) {
    return Slice.of(ctx, lines(ctx), DutyLine::command).map(RegisterResources::duty);
  }

  private Object gaps(Context ctx) {
    String register = ctx.queryParam("register");
    List<Gap> all =
        office.holdings().gaps(office.people().day(drawing.words(ctx).now())).stream()
            .filter(one -> register == null || one.register().equals(register))
            .toList();
    return Slice.of(
        ctx, all, one -> one.register() + "/" + Item.key(one.label()) + "/" + one.rule());
  }
}
