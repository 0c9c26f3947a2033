package id.penjaga.hub.app.web.monitor;

import id.penjaga.hub.app.monitor.LiveMonitor;
import id.penjaga.hub.app.monitor.MonitorPicture;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.PathPart;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.monitor.PartitionUse;
import id.penjaga.hub.core.monitor.Watchlist;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.work.Answer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The pages of monitors.
public final class MonitorPages implements Pages {
  /// Rows of a list; the search finds the others.
  private static final int MOST = 300;

  private static final int LONGEST_SEARCH = 100;
  private static final int ROWS = 12;

  /// Field of what a program tells, with a point and the partition behind it.
  private static final String TOLD = "used";

  private final Drawing drawing;
  private final Office office;
  private final MonitorPicture monitors;

  public MonitorPages(Drawing drawing, Office office, MonitorPicture monitors) {
    this.drawing = drawing;
    this.office = office;
    this.monitors = monitors;
  }

  @Override
  public void declare(RoutesConfig routes) {
    String item = "/monitors/{register}/{item}";
    routes.get("/monitors", ctx -> list(ctx, "monitor/monitors.jte"), RouteAccess.VIEWER);
    routes.get("/part/monitors", ctx -> list(ctx, "monitor/list.jte"), RouteAccess.VIEWER);
    routes.get(item, ctx -> item(ctx, ""), RouteAccess.VIEWER);
    routes.get("/part" + item, this::standing, RouteAccess.VIEWER);
    routes.post(
        item + "/check",
        this::check,
        RouteAccess.VIEWER,
        Operation.post("checkMonitors", item + "/check", Reach.ITEM));
    routes.post(
        item + "/window",
        this::plan,
        RouteAccess.VIEWER,
        Operation.post(
                "planWindow",
                item + "/windows",
                Reach.ITEM,
                Given.of(Given.Type.MOMENT, "from").must(),
                Given.of(Given.Type.MOMENT, "until").must(),
                Given.text("reason", "why").must())
            .identified("_id"));
    routes.post(
        item + "/window/end",
        this::end,
        RouteAccess.VIEWER,
        Operation.post("endWindow", item + "/windows/{window}/end", Reach.ITEM).identified("_id"));
    routes.post(
        item + "/readings",
        this::read,
        RouteAccess.VIEWER,
        Operation.post(
                "tellPartitions",
                item + "/readings",
                Reach.ITEM,
                Given.of(Given.Type.REASONS, "partitions", TOLD).must())
            .identified("_id"));
  }

  /// Where an item stands among the monitors.
  public static String path(String register, String label) {
    return "/monitors/" + register + "/" + PathPart.of(label);
  }

  /// Everything that is watched.
  ///
  /// @param rows the worst first, those that the search found
  /// @param counts of all, by rank
  public record ListView(
      List<LiveMonitor> rows,
      int all,
      Map<LiveMonitor.Rank, Long> counts,
      Watchlist list,
      Map<String, Register> registers,
      String search) {
    public String query() {
      return search.isEmpty() ? "" : "?q=" + PathPart.of(search);
    }
  }

  private void list(Context ctx, String template) {
    String typed = ctx.queryParam("q");
    String clean = typed == null ? "" : FormReading.clean(typed).strip();
    String search = clean.length() > LONGEST_SEARCH ? clean.substring(0, LONGEST_SEARCH) : clean;
    String wanted = search.toLowerCase(Locale.ROOT);
    List<LiveMonitor> all = monitors.now();
    Map<LiveMonitor.Rank, Long> counts = new java.util.EnumMap<>(LiveMonitor.Rank.class);
    all.forEach(one -> counts.merge(one.rank(), 1L, Long::sum));
    drawing.draw(
        ctx,
        template,
        "l",
        new ListView(
            all.stream()
                .filter(one ->
                    (one.of().name() + " " + one.of().asked())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .limit(MOST)
                .toList(),
            all.size(),
            counts,
            monitors.list(),
            office.registers(),
            search));
  }

  private void standing(Context ctx) {
    drawing.draw(ctx, "monitor/standing.jte", "m", view(ctx, ""));
  }

  private void item(Context ctx, String problem) {
    drawing.draw(ctx, "monitor/item.jte", "m", view(ctx, problem));
  }

  private ItemView view(Context ctx, String problem) {
    Texts w = drawing.words(ctx);
    String label = ctx.pathParam("item");
    Register register = register(ctx);
    Item item =
        office.items(register.id(), label, Integer.MAX_VALUE).stream()
            .filter(one -> one.is(register.id(), label))
            .findFirst()
            .orElseThrow(NotFoundResponse::new);
    List<LiveMonitor> live =
        monitors.now().stream()
            .filter(one -> one.of().register().equals(register.id()))
            .filter(one -> one.of().item().equals(item.label()))
            .toList();
    return ItemView.of(
        register,
        item,
        live,
        monitors.list().flaws().stream()
            .filter(flaw -> flaw.register().equals(register.id()))
            .filter(flaw -> flaw.item().equals(item.label()))
            .toList(),
        office
            .monitoring()
            .file(register.id(), item.label(), live.stream().map(one -> one.of().name()).toList()),
        w,
        office.people(),
        may(ctx, register),
        problem,
        UUID.randomUUID().toString());
  }

  private Register register(Context ctx) {
    Register register = office.registers().get(ctx.pathParam("register"));
    if (register == null || register.watch().isEmpty()) {
      throw new NotFoundResponse();
    }
    return register;
  }

  /// Whether who asks keeps the register.
  private boolean may(Context ctx, Register register) {
    Actor actor = Actor.of(ctx, office, drawing.words(ctx).now());
    LoginSession session = RequestContext.of(ctx).session();
    boolean admin = session != null && session.role().covers(Role.ADMIN);
    return actor.known()
        && (admin || register.keepers().stream().anyMatch(actor.roles()::contains));
  }

  /// Who asks, as the book knows them; null when they do not keep the register.
  private By.@Nullable Human by(Context ctx, Register register) {
    if (!may(ctx, register)) {
      return null;
    }
    Actor actor = Actor.of(ctx, office, drawing.words(ctx).now());
    List<String> roles = actor.among(register.keepers());
    return new By.Human(actor.id(), roles.isEmpty() ? "" : roles.getFirst());
  }

  private void check(Context ctx) {
    Register register = register(ctx);
    String label = ctx.pathParam("item");
    if (by(ctx, register) == null) {
      refused(ctx, drawing.words(ctx).t("monitor.keepers"));
      return;
    }
    monitors.now().stream()
        .filter(one -> one.of().register().equals(register.id()))
        .filter(one -> one.of().item().equals(label))
        .forEach(one -> monitors.ask(one.of().name()));
    Reply.done(ctx, path(register.id(), label) + "?done=check");
  }

  private void plan(Context ctx) {
    Texts w = drawing.words(ctx);
    Register register = register(ctx);
    Map<String, String> raw = FormFields.of(ctx).first();
    Instant from = FormReading.moment(raw.get("from"), office.calendar().zone());
    Instant until = FormReading.moment(raw.get("until"), office.calendar().zone());
    if (from == null || until == null) {
      refused(ctx, w.t("monitor.window.times"));
      return;
    }
    String why = FormReading.clean(raw.getOrDefault("why", "")).strip();
    By.Human by = by(ctx, register);
    answer(
        ctx,
        register,
        by == null
            ? null
            : office
                .monitoring()
                .plan(id(raw), by, register.id(), ctx.pathParam("item"), from, until, why),
        "window");
  }

  private void end(Context ctx) {
    Register register = register(ctx);
    Map<String, String> raw = FormFields.of(ctx).first();
    String number = raw.getOrDefault("window", "");
    By.Human by = by(ctx, register);
    answer(
        ctx,
        register,
        by == null || !number.matches("[0-9]{1,18}")
            ? null
            : office.monitoring().end(id(raw), by, Long.parseLong(number)),
        "ended");
  }

  private void read(Context ctx) {
    Texts w = drawing.words(ctx);
    Register register = register(ctx);
    Map<String, String> raw = FormFields.of(ctx).first();
    List<PartitionUse> found = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (Typed typed : typed(raw)) {
      String partition = FormReading.clean(typed.partition()).strip();
      String used = typed.used().strip().replace(',', '.');
      if (partition.isEmpty() && used.isEmpty()) {
        continue;
      }
      if (partition.isEmpty()
          || partition.length() > 100
          || !used.matches("[0-9]{1,3}(\\.[0-9])?")) {
        refused(ctx, w.t("monitor.readings.wrong"));
        return;
      }
      BigDecimal percent = new BigDecimal(used);
      if (percent.compareTo(BigDecimal.valueOf(100)) > 0) {
        refused(ctx, w.t("monitor.readings.wrong"));
        return;
      }
      if (!named.add(partition)) {
        refused(ctx, w.t("monitor.readings.twice", "partition", partition));
        return;
      }
      found.add(new PartitionUse(partition, percent));
    }
    By.Human by = by(ctx, register);
    answer(
        ctx,
        register,
        by == null
            ? null
            : office.monitoring().read(id(raw), by, register.id(), ctx.pathParam("item"), found),
        "readings");
  }

  private record Typed(String partition, String used) {}

  /// How full: from the rows of the form, or as a program tells it.
  private static List<Typed> typed(Map<String, String> raw) {
    List<Typed> typed = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      typed.add(
          new Typed(raw.getOrDefault("partition-" + i, ""), raw.getOrDefault("used-" + i, "")));
    }
    raw.forEach((name, used) -> {
      if (name.startsWith(TOLD + ".")) {
        typed.add(new Typed(name.substring(TOLD.length() + 1), used));
      }
    });
    return typed;
  }

  private void answer(Context ctx, Register register, @Nullable Answer answer, String done) {
    if (answer instanceof Answer.Refused(var refusal)) {
      refused(ctx, drawing.words(ctx).say(refusal.text()));
    } else if (answer == null) {
      refused(ctx, drawing.words(ctx).t("monitor.keepers"));
    } else {
      Reply.done(ctx, path(register.id(), ctx.pathParam("item")) + "?done=" + done);
    }
  }

  private void refused(Context ctx, String problem) {
    Reply.refused(ctx, problem, () -> item(ctx, problem));
  }

  private static String id(Map<String, String> raw) {
    String typed = raw.getOrDefault("_id", "");
    return typed.matches("[0-9a-f-]{36}") ? typed : UUID.randomUUID().toString();
  }
}
