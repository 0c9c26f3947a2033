package id.penjaga.hub.app.web.power;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.power.Power;
import id.penjaga.hub.app.office.power.UpsNow;
import id.penjaga.hub.app.papers.OutageMonth;
import id.penjaga.hub.app.store.power.GensetFuel;
import id.penjaga.hub.app.store.power.LoggedOutage;
import id.penjaga.hub.app.store.power.PowerRoom;
import id.penjaga.hub.app.store.power.RoomPower;
import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.PathPart;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.fuel.FuelRules;
import id.penjaga.hub.core.outage.OutageText;
import id.penjaga.hub.core.outage.PowerFact;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Answer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The pages of power.
public final class PowerPages implements Pages {
  private static final Duration LATELY = Duration.ofDays(92);
  private static final int MOST = 10;

  /// How far back a page of a UPS tells of shutdowns, and how many.
  private static final Duration SHOWN = Duration.ofDays(183);

  private static final int MOST_SHUTDOWNS = 20;

  private final Drawing drawing;
  private final Office office;

  public PowerPages(Drawing drawing, Office office) {
    this.drawing = drawing;
    this.office = office;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/power", ctx -> now(ctx, "power/power.jte"), RouteAccess.VIEWER);
    routes.get("/part/power", ctx -> now(ctx, "power/now.jte"), RouteAccess.VIEWER);
    String outage = "/power/outages/{room}/{start}";
    routes.get(outage, ctx -> outage(ctx, "power/outage.jte"), RouteAccess.VIEWER);
    routes.get("/part" + outage, ctx -> outage(ctx, "power/axis.jte"), RouteAccess.VIEWER);
    routes.get("/power/months/{month}", this::month, RouteAccess.VIEWER);
    routes.get("/power/ups/{ups}", this::ups, RouteAccess.VIEWER);
    routes.get("/power/fuel", ctx -> fuel(ctx, Map.of(), List.of(), ""), RouteAccess.VIEWER);
    routes.post(
        "/power/fuel/{genset}",
        this::tell,
        RouteAccess.VIEWER,
        Operation.post(
                "tellGenset",
                "/gensets/{genset}/entries",
                Reach.SITE,
                Given.text("what").must(),
                Given.of(Given.Type.MOMENT, "at").must(),
                Given.of(Given.Type.NUMBER, "litres"),
                Given.of(Given.Type.NUMBER, "level"),
                Given.text("reason", "why"))
            .identified("_id"));
  }

  private Power power() {
    return office.power();
  }

  private void now(Context ctx, String template) {
    Texts w = drawing.words(ctx);
    YearMonth month = YearMonth.from(w.now().atZone(w.zone()));
    Instant begin = month.atDay(1).atStartOfDay(w.zone()).toInstant();
    List<PowerView.Room> rooms = new ArrayList<>();
    List<LoggedOutage> outages = new ArrayList<>();
    int dips = 0;
    for (PowerRoom place : power().places()) {
      RoomPower.Told told = power().outages(place, w.now().minus(LATELY), w.now().plusMillis(1));
      outages.addAll(told.outages());
      dips += (int) told.dips().stream().filter(dip -> !dip.at().isBefore(begin)).count();
      LoggedOutage open = power().open(place);
      if (open != null || !place.devices().isEmpty()) { // else nothing tells of its mains
        rooms.add(new PowerView.Room(place, open, power().upsNow(place)));
      }
    }
    outages.sort(Comparator.comparing((LoggedOutage one) -> one.record().start()).reversed());
    drawing.draw(
        ctx,
        template,
        "p",
        new PowerView(
            rooms,
            power().gensets(),
            outages.subList(0, Math.min(MOST, outages.size())),
            dips,
            month,
            labels()),
        "speech",
        speech(w));
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new HashMap<>();
    for (Item item : office.items("ups", "", 500)) {
      Value point = item.fields().get("point");
      if (point != null) {
        labels.putIfAbsent(point.plain(), item.label());
      }
    }
    return labels;
  }

  static Speech speech(Texts w) {
    return new Speech(w.language().code(), w.zone());
  }

  private void outage(Context ctx, String template) {
    Texts w = drawing.words(ctx);
    String room = ctx.pathParam("room");
    String start = ctx.pathParam("start");
    LoggedOutage found =
        start.matches("[0-9]{1,15}")
            ? power()
                .outage(room.equals("-") ? "" : room, Instant.ofEpochMilli(Long.parseLong(start)))
            : null;
    if (found == null) {
      throw new NotFoundResponse();
    }
    OutageView bare = OutageView.of(found, List.of());
    drawing.draw(
        ctx,
        template,
        "v",
        OutageView.of(found, power().temperatures(found.place(), bare.from(), bare.until())),
        "lines",
        OutageText.of(found.record(), speech(w)),
        "speech",
        speech(w),
        "people",
        office.people());
  }

  private void month(Context ctx) {
    Texts w = drawing.words(ctx);
    String typed = ctx.pathParam("month");
    if (!typed.matches("2[01][0-9]{2}-(0[1-9]|1[0-2])")) {
      throw new NotFoundResponse();
    }
    YearMonth month = YearMonth.parse(typed);
    OutageMonth all =
        OutageMonth.of(
            power(),
            month.atDay(1).atStartOfDay(w.zone()).toInstant(),
            month.plusMonths(1).atDay(1).atStartOfDay(w.zone()).toInstant());
    drawing.draw(
        ctx,
        "power/month.jte",
        "month",
        month,
        "all",
        all,
        "people",
        office.people(),
        "speech",
        speech(w));
  }

  /// What the page of a UPS shows.
  ///
  /// @param live null when no device measures it
  /// @param servers that hang on it, with their watts
  public record UpsView(
      Item item,
      String state,
      @Nullable UpsNow live,
      List<PowerFact.Shutdown> shutdowns,
      List<Item> servers,
      double watts,
      double capacity,
      Speech speech) {}

  private void ups(Context ctx) {
    String label = ctx.pathParam("ups");
    var register = office.registers().get("ups");
    Item item =
        office.items("ups", label, 500).stream()
            .filter(one -> one.is("ups", label))
            .findFirst()
            .orElseThrow(NotFoundResponse::new);
    Value point = item.fields().get("point");
    UpsNow live =
        point == null
            ? null
            : power().places().stream()
                .flatMap(place -> power().upsNow(place).stream())
                .filter(one -> one.path().equals(point.plain()))
                .findFirst()
                .orElse(null);
    List<Item> servers =
        office.items("server", "", 500).stream()
            .filter(one -> {
              Value on = one.fields().get("ups");
              return on != null && Item.key(on.plain()).equals(Item.key(item.label()));
            })
            .filter(one -> !one.state().equals("out") && !one.state().equals("retired"))
            .toList();
    drawing.draw(
        ctx,
        "power/ups.jte",
        "u",
        new UpsView(
            item,
            register == null
                ? item.state()
                : drawing.words(ctx).say(register.stateName(register.stateOf(item))),
            live,
            point == null ? List.of() : shutdowns(point.plain(), drawing.words(ctx).now()),
            servers,
            servers.stream().mapToDouble(one -> number(one, "watt")).sum(),
            number(item, "capacity_w"),
            speech(drawing.words(ctx))));
  }

  /// What became of the servers on a UPS in the last half year, the latest first.
  private List<PowerFact.Shutdown> shutdowns(String ups, Instant now) {
    return power().places().stream()
        .filter(place -> place.devices().stream().anyMatch(one -> ups.startsWith(one + "/")))
        .flatMap(place -> power().shutdowns(place, now.minus(SHOWN), now).stream())
        .filter(one -> one.ups().equals(ups))
        .limit(MOST_SHUTDOWNS)
        .toList();
  }

  private static double number(Item item, String field) {
    return item.fields().get(field) instanceof Value.Numeric(var number) ? number.doubleValue() : 0;
  }

  // Fuel.

  private void fuel(
      Context ctx, Map<String, String> typed, List<FormProblem> problems, String genset) {
    Texts w = drawing.words(ctx);
    drawing.draw(
        ctx,
        "power/fuel.jte",
        "gensets",
        power().gensets(),
        "typed",
        typed,
        "problems",
        problems,
        "about",
        genset,
        "known",
        Actor.of(ctx, office, w.now()).known(),
        "responsible",
        power().responsible(),
        "command",
        UUID.randomUUID().toString(),
        "people",
        office.people(),
        "roles",
        office.roles(),
        "done",
        ctx.queryParam("done") != null && problems.isEmpty(),
        "speech",
        speech(w));
  }

  private void tell(Context ctx) {
    Texts w = drawing.words(ctx);
    Map<String, String> raw = FormFields.of(ctx).first();
    String genset = ctx.pathParam("genset");
    Actor actor = Actor.of(ctx, office, w.now());
    if (!actor.known()) {
      refused(ctx, raw, List.of(), w.t("power.unknown"), genset);
      return;
    }
    GensetFuel known =
        power().gensets().stream()
            .filter(one -> one.item().is("genset", genset))
            .findFirst()
            .orElseThrow(NotFoundResponse::new);
    FuelRules.What what = what(raw.getOrDefault("what", ""));
    if (what == null) {
      Bilingual none = Texts.both("power.what.none");
      refused(ctx, raw, List.of(new FormProblem("what", none)), w.say(none), known.item().label());
      return;
    }
    String typed = raw.getOrDefault("_id", "");
    Answer answer =
        power()
            .tell(
                typed.matches("[0-9a-f-]{36}") ? typed : UUID.randomUUID().toString(),
                actor.id(),
                known.item().label(),
                wanted(what, raw, w.language()));
    switch (answer) {
      case Answer.Stored stored ->
          Reply.done(ctx, "/power/fuel?done=entry", "entry", stored.entry().sequence());
      case Answer.Refused(var refusal) ->
          refused(ctx, raw, refusal.problems(), w.say(refusal.text()), known.item().label());
    }
  }

  private void refused(
      Context ctx,
      Map<String, String> raw,
      List<FormProblem> problems,
      String sentence,
      String genset) {
    Texts w = drawing.words(ctx);
    Reply.refused(
        ctx,
        sentence,
        problems.stream().map(one -> new Reply.Wrong(one.field(), w.say(one.text()))).toList(),
        () -> fuel(ctx, raw, problems, genset));
  }

  private FuelRules.Wanted wanted(FuelRules.What what, Map<String, String> raw, Language language) {
    Set<String> unread = new HashSet<>();
    Double litres = litres(raw, "litres", language, unread);
    Double level = litres(raw, "level", language, unread);
    String why = FormReading.clean(raw.getOrDefault("why", "")).strip();
    return new FuelRules.Wanted(
        what,
        FormReading.moment(raw.get("at"), office.calendar().zone()),
        litres,
        level,
        why.length() > 500 ? why.substring(0, 500) : why,
        unread);
  }

  private static FuelRules.@Nullable What what(String typed) {
    return switch (typed) {
      case "refill" -> FuelRules.What.REFILL;
      case "dipstick" -> FuelRules.What.DIPSTICK;
      case "started" -> FuelRules.What.STARTED;
      case "stopped" -> FuelRules.What.STOPPED;
      default -> null;
    };
  }

  private static @Nullable Double litres(
      Map<String, String> raw, String field, Language language, Set<String> unread) {
    String typed = raw.getOrDefault(field, "").strip();
    if (typed.isEmpty()) {
      return null;
    }
    BigDecimal number = FormReading.number(typed, language);
    if (number == null) {
      unread.add(field);
      return null;
    }
    return number.doubleValue();
  }

  /// Where a UPS is shown.
  public static String upsPath(String label) {
    return "/power/ups/" + PathPart.of(label);
  }
}
