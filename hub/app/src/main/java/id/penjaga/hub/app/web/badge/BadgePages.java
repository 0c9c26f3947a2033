package id.penjaga.hub.app.web.badge;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.shell.badge.PrintedNumber;
import id.penjaga.hub.app.roster.DoorRosters;
import id.penjaga.hub.app.web.http.Leaf;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.visit.HeldBadge;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// All badges, and new ones: by their printed number, or bound after they were held at a reader.
///
/// A number is typed, turned into digests, and forgotten: no page, address or entry holds it.
public final class BadgePages implements Pages {
  private static final int PAGE = 100;

  private final BadgeDesk desk;

  BadgePages(BadgeDesk desk) {
    this.desk = desk;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get(BadgeDesk.ALL, ctx -> list(ctx, Typed.NOTHING), RouteAccess.VIEWER);
    routes.post(
        BadgeDesk.ALL + "/read",
        this::read,
        RouteAccess.VIEWER,
        Operation.post(
            "readBadgeNumber", "/badges/read", Reach.SITE, Given.text("printed").must()));
    routes.post(
        BadgeDesk.ALL,
        this::bind,
        RouteAccess.VIEWER,
        Operation.post(
                "addBadge",
                "/badges",
                Reach.SITE,
                Given.text("label").must(),
                Given.text("digest").must(),
                Given.text("holder"))
            .identified("_id"));
  }

  /// A badge in the list.
  ///
  /// @param holder name; empty for a visitor's badge
  /// @param readable whether its digest can go to a door
  public record BadgeLine(Item item, String state, String holder, boolean readable) {}

  /// One way to understand a number.
  ///
  /// @param form what it was taken for
  /// @param bytes how many a reader sends for it
  /// @param known label of the badge that has it already; empty for none
  public record Meaning(String form, int bytes, String digest, String known) {}

  /// A person who can hold a badge.
  public record Candidate(String id, String name) {}

  /// What came back of a form.
  ///
  /// @param meanings of a number that was typed; empty for none
  record Typed(List<Meaning> meanings, String digest, String label, String holder, String problem) {
    static final Typed NOTHING = new Typed(List.of(), "", "", "", "");
  }

  /// @param readers that can wait for a new badge
  /// @param digest the new badge that is to be bound; empty for none
  public record BadgesView(
      Register register,
      boolean configured,
      boolean may,
      List<DoorRosters.Reader> readers,
      List<Meaning> meanings,
      String digest,
      String label,
      String holder,
      List<Candidate> candidates,
      String problem,
      String done,
      String search,
      String command) {}

  private void list(Context ctx, Typed typed) {
    Texts w = desk.words(ctx);
    Register register = desk.register();
    String wanted = String.valueOf(Optional.ofNullable(ctx.queryParam("q")).orElse("")).strip();
    String search = wanted.length() > 100 ? wanted.substring(0, 100) : wanted;
    List<Item> items = desk.office().items(register.id(), search, Integer.MAX_VALUE);
    boolean may = desk.may(ctx);
    desk.drawing()
        .draw(
            ctx,
            "badge/list.jte",
            "v",
            new BadgesView(
                register,
                desk.rosters().configured(),
                may,
                may && desk.rosters().configured() ? desk.rosters().readers() : List.of(),
                typed.meanings(),
                typed.digest(),
                typed.label(),
                typed.holder(),
                may ? candidates(w) : List.of(),
                typed.problem(),
                String.valueOf(Optional.ofNullable(ctx.queryParam("done")).orElse("")),
                search,
                UUID.randomUUID().toString()),
            "leaf",
            Leaf.of(ctx, items, PAGE).with(item -> line(register, item, w)));
  }

  private BadgeLine line(Register register, Item item, Texts w) {
    Person holder = desk.holder(item);
    return new BadgeLine(
        item,
        w.say(register.stateName(register.stateOf(item))),
        holder == null ? "" : holder.name(),
        !desk.rosters().configured() || desk.digest(item) != null);
  }

  /// Whoever is here, by name.
  private List<Candidate> candidates(Texts w) {
    return candidates(desk, w);
  }

  static List<Candidate> candidates(BadgeDesk desk, Texts w) {
    return desk.office().people().persons().stream()
        .filter(person -> person.here(desk.office().people().day(w.now())))
        .sorted(Comparator.comparing(Person::name))
        .map(person -> new Candidate("p" + person.id(), person.name() + ", " + person.unit()))
        .toList();
  }

  private void read(Context ctx) {
    Texts w = desk.words(ctx);
    if (!allowed(ctx)) {
      return;
    }
    String number = BadgeDesk.typed(ctx, "printed");
    List<Meaning> meanings = new ArrayList<>();
    try {
      for (PrintedNumber.Meaning each : PrintedNumber.of(number).meanings()) {
        BadgeId digest = desk.rosters().digest(each.bytes());
        meanings.add(
            new Meaning(
                each.form(),
                each.bytes().length,
                digest.digest(),
                desk.known(digest).map(Item::label).orElse("")));
        Arrays.fill(each.bytes(), (byte) 0);
      }
    } catch (IllegalArgumentException _) {
      refused(ctx, w.t("badge.number.none"), Typed.NOTHING);
      return;
    }
    if (Reply.program(ctx)) {
      Reply.done(
          ctx,
          BadgeDesk.ALL,
          "meanings",
          meanings.stream()
              .map(one ->
                  new LinkedHashMap<String, Object>(
                      Map.of(
                          "form", one.form(),
                          "bytes", one.bytes(),
                          "digest", one.digest(),
                          "badge", one.known())))
              .toList());
      return;
    }
    list(ctx, new Typed(meanings, "", "", "", ""));
  }

  /// Whether badges may be made here by who asks; else it is said why not.
  private boolean allowed(Context ctx) {
    Texts w = desk.words(ctx);
    if (!desk.rosters().configured()) {
      refused(ctx, w.t("badge.unconfigured"), Typed.NOTHING);
      return false;
    }
    if (!desk.may(ctx)) {
      refused(ctx, w.t("badge.keepers"), Typed.NOTHING);
      return false;
    }
    return true;
  }

  /// Writes a new badge into the register.
  private void bind(Context ctx) {
    Texts w = desk.words(ctx);
    if (!allowed(ctx)) {
      return;
    }
    String digest = BadgeDesk.typed(ctx, "digest");
    String label = BadgeDesk.typed(ctx, "label");
    String holder = BadgeDesk.typed(ctx, "holder");
    Typed again = new Typed(List.of(), digest, label, holder, "");
    if (!isDigest(digest)) {
      refused(ctx, w.t("badge.digest.none"), Typed.NOTHING);
      return;
    }
    Optional<Item> known = desk.known(new BadgeId(digest));
    if (known.isPresent()) {
      refused(ctx, w.t("badge.known", "badge", known.get().label()), Typed.NOTHING);
      return;
    }
    Map<String, Value> fields = new HashMap<>();
    fields.put("digest", Value.of(digest));
    fields.put("key_version", Value.of(desk.rosters().keyVersion()));
    if (!holder.isEmpty()) {
      if (candidates(w).stream().noneMatch(one -> one.id().equals(holder))) {
        refused(ctx, w.t("badge.holder.none"), again);
        return;
      }
      fields.put("holder", Value.of(holder));
    }
    ItemAnswer answer =
        desk.keep(ctx, new ItemCommand.Add(HeldBadge.REGISTER, label, fields, "", ""));
    if (answer instanceof ItemAnswer.Refused(var problems)) {
      refused(ctx, w.say(problems.getFirst().text()), again);
    } else {
      Reply.done(ctx, BadgeDesk.path(label) + "?done=added", "badge", label);
    }
  }

  static boolean isDigest(String text) {
    return text.matches("[0-9a-f]{32}");
  }

  private void refused(Context ctx, String problem, Typed typed) {
    Reply.refused(
        ctx,
        problem,
        () ->
            list(
                ctx,
                new Typed(
                    typed.meanings(), typed.digest(), typed.label(), typed.holder(), problem)));
  }
}
