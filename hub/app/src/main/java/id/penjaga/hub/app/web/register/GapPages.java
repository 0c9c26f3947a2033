package id.penjaga.hub.app.web.register;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Leaf;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.sheet.ListDownload;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.register.Gap;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Register;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The conformity list: what is missing in all registers, on a page and as a file; and the item of
/// a label.
public final class GapPages implements Pages {
  private static final int PAGE = 100;

  private final Drawing drawing;
  private final Office office;

  GapPages(Drawing drawing, Office office) {
    this.drawing = drawing;
    this.office = office;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/gaps", this::show, RouteAccess.VIEWER);
    ListDownload.declare(
        routes, "/gaps", this::file, Operation.file("exportGaps", "/gaps/csv", Reach.SITE));
    routes.get("/items", this::find, RouteAccess.VIEWER);
  }

  /// The gaps of one register.
  public record Group(Register register, List<Gap> gaps) {}

  /// @param all how many gaps there are without a filter
  /// @param leaf of those that the filter leaves
  /// @param registers those that have gaps, to choose from
  /// @param query of the same list as a file
  public record GapsView(
      List<Group> groups,
      int all,
      Leaf<Gap> leaf,
      List<Register> registers,
      String register,
      String search,
      LocalDate today,
      String query) {}

  private void show(Context ctx) {
    Texts w = drawing.words(ctx);
    List<Gap> all = all(w);
    List<Gap> matching =
        matching(ctx, all).stream()
            .sorted(Comparator.comparing((Gap gap) -> named(w, gap.register())))
            .toList();
    Leaf<Gap> leaf = Leaf.of(ctx, matching, PAGE);
    Map<String, List<Gap>> grouped =
        leaf.rows().stream().collect(Collectors.groupingBy(Gap::register));
    drawing.draw(
        ctx,
        "register/gaps.jte",
        "g",
        new GapsView(
            sorted(w, grouped.keySet().stream().toList()).stream()
                .map(
                    register -> new Group(register, grouped.getOrDefault(register.id(), List.of())))
                .toList(),
            all.size(),
            leaf,
            sorted(w, all.stream().map(Gap::register).distinct().toList()),
            asked(ctx, "register"),
            asked(ctx, "q"),
            today(w),
            ctx.queryString() == null ? "" : "?" + ctx.queryString()));
  }

  private LocalDate today(Texts w) {
    return office.people().day(w.now());
  }

  private List<Gap> all(Texts w) {
    return office.holdings().gaps(today(w));
  }

  private List<Register> sorted(Texts w, List<String> ids) {
    return ids.stream()
        .map(office.registers()::get)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(register -> w.say(register.name())))
        .toList();
  }

  private String named(Texts w, String id) {
    Register register = office.registers().get(id);
    return register == null ? id : w.say(register.name());
  }

  private static String asked(Context ctx, String key) {
    String typed = ctx.queryParam(key);
    String text = typed == null ? "" : FormReading.clean(typed).strip();
    return text.length() > 100 ? text.substring(0, 100) : text;
  }

  private static List<Gap> matching(Context ctx, List<Gap> all) {
    String register = asked(ctx, "register");
    String search = asked(ctx, "q").toLowerCase(Locale.ROOT);
    Function<Gap, String> words =
        gap -> (gap.label() + " " + gap.text().id() + " " + gap.text().en() + " " + gap.source());
    return all.stream()
        .filter(gap -> register.isEmpty() || gap.register().equals(register))
        .filter(gap -> words.apply(gap).toLowerCase(Locale.ROOT).contains(search))
        .toList();
  }

  /// What is missing, in one line.
  public static String told(Gap gap, Texts w) {
    return gap.due() == null
        ? w.say(gap.text())
        : w.say(gap.text()) + ": " + w.count("duty.overdue", (int) gap.late());
  }

  private void file(Context ctx) {
    Texts w = drawing.words(ctx);
    ListDownload.send(
        ctx,
        "gaps-" + today(w),
        Stream.of("gap.register", "gap.item", "gap.what", "gap.source", "gap.due", "gap.late")
            .map(key -> new PaperPart.Column(w.t(key), 6))
            .toList(),
        matching(ctx, all(w)).stream().map(gap -> row(gap, w)).iterator());
  }

  private List<String> row(Gap gap, Texts w) {
    Register register = office.registers().get(gap.register());
    return List.of(
        register == null ? gap.register() : w.say(register.name()),
        gap.label(),
        w.say(gap.text()),
        gap.source(),
        gap.due() == null ? "" : gap.due().toString(),
        gap.due() == null ? "" : String.valueOf(gap.late()));
  }

  /// The page of the item with a label, as it is typed or scanned; a choice where several registers
  /// have it.
  private void find(Context ctx) {
    String label = asked(ctx, "label");
    List<Item> found = label.isEmpty() ? List.of() : office.holdings().labelled(label);
    if (found.size() == 1) {
      Item item = found.getFirst();
      ctx.redirect(RegisterPages.path(item.register(), item.label()), HttpStatus.SEE_OTHER);
      return;
    }
    drawing.draw(
        ctx, "register/find.jte", "label", label, "found", found, "registers", office.registers());
  }
}
