package id.penjaga.hub.app.web.badge;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.hub.app.office.ItemFile;
import id.penjaga.hub.app.roster.RosterState;
import id.penjaga.hub.app.security.pin.DoorPins;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.register.ItemLog;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.visit.HeldBadge;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One badge: whose it is, whether it opens, and the next state of its life with one click. Each
/// has its reason in the book, and the latest one can be taken back.
public final class BadgeStatePages implements Pages {
  private static final String ONE = "/badges/{badge}";
  private static final int MOST_LOGGED = 20;

  private final BadgeDesk desk;
  private final DoorPins pins;

  BadgeStatePages(BadgeDesk desk, DoorPins pins) {
    this.desk = desk;
    this.pins = pins;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get(ONE, ctx -> draw(ctx, ""), RouteAccess.VIEWER, Audited.SHOWS);
    routes.post(
        ONE + "/state",
        this::move,
        RouteAccess.VIEWER,
        Operation.post(
                "setBadgeState",
                "/badges/{badge}/state",
                Reach.SITE,
                Given.text("state").must(),
                Given.text("reason"))
            .identified("_id"));
  }

  /// A state that the badge can be brought to.
  ///
  /// @param reason whether it asks for one
  /// @param back whether it takes the latest move back
  public record Next(String state, String text, boolean reason, boolean back) {}

  /// What the page shows.
  ///
  /// @param holder name; empty for a visitor's badge
  /// @param pin `set`, `unset` or empty where none is asked for
  /// @param doors how the roster stands at each device
  public record BadgeView(
      Register register,
      Item item,
      String state,
      String holder,
      String doorsOnly,
      String pin,
      boolean readable,
      List<Next> next,
      List<RosterState> doors,
      List<ItemLog.Line> log,
      String problem,
      boolean done,
      String command) {
    public String path() {
      return BadgeDesk.path(item.label());
    }
  }

  private ItemFile file(Context ctx) {
    return desk.office()
        .holdings()
        .file(desk.register().id(), ctx.pathParam("badge"))
        .orElseThrow(NotFoundResponse::new);
  }

  private void draw(Context ctx, String problem) {
    Texts w = desk.words(ctx);
    ItemFile file = file(ctx);
    Item item = file.item();
    Register register = file.register();
    Person holder = desk.holder(item);
    BadgeId digest = desk.rosters().configured() ? desk.digest(item) : null;
    List<ItemLog.Line> log = ItemLog.of(file, w, desk.office());
    desk.drawing()
        .draw(
            ctx,
            "badge/badge.jte",
            "v",
            new BadgeView(
                register,
                item,
                register.stateOf(item),
                holder == null ? "" : holder.name(),
                doors(item),
                pin(item, holder),
                !desk.rosters().configured() || digest != null,
                next(ctx, file, w),
                desk.rosters().configured() ? desk.rosters().states() : List.of(),
                log.size() > MOST_LOGGED ? log.subList(0, MOST_LOGGED) : log,
                problem,
                ctx.queryParam("done") != null && problem.isEmpty(),
                UUID.randomUUID().toString()));
  }

  private static String doors(Item item) {
    try {
      return String.join(
          ", ", HeldBadge.of(item).doors().stream().map(door -> door.name()).toList());
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private String pin(Item item, @Nullable Person holder) {
    boolean asked = item.fields().get("pin") instanceof Value.Flag(boolean on) && on;
    String login = holder == null ? null : holder.login();
    boolean set = login != null && pins.hashes().containsKey(login.toLowerCase(Locale.ROOT));
    return set ? "set" : asked ? "unset" : "";
  }

  private List<Next> next(Context ctx, ItemFile file, Texts w) {
    if (!desk.may(ctx)) {
      return List.of();
    }
    Actor actor = Actor.of(ctx, desk.office(), w.now());
    Register register = file.register();
    String state = register.stateOf(file.item());
    String before = before(file);
    List<Next> next = new ArrayList<>();
    for (Register.Move move : register.moves()) {
      boolean theirs = BadgeDesk.admin(ctx) || !actor.among(move.roles()).isEmpty();
      if (move.from().equals(state) && theirs) {
        for (String to : move.to()) {
          if (next.stream().noneMatch(one -> one.state().equals(to))) {
            next.add(new Next(to, w.say(register.stateName(to)), move.reason(), to.equals(before)));
          }
        }
      }
    }
    return next;
  }

  /// The state before the latest move; empty when there was none.
  private static String before(ItemFile file) {
    List<String> states = new ArrayList<>();
    for (Entry entry : file.log()) {
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.ItemMoved moved
            && file.item().is(moved.register(), moved.item())) {
          states.add(moved.state());
        }
      }
    }
    return states.isEmpty() ? "" : states.size() > 1 ? states.get(1) : file.register().start();
  }

  private void move(Context ctx) {
    Texts w = desk.words(ctx);
    Item item = file(ctx).item();
    String state = BadgeDesk.typed(ctx, "state");
    String reason = BadgeDesk.typed(ctx, "reason");
    ItemAnswer answer =
        desk.keep(ctx, new ItemCommand.Move(HeldBadge.REGISTER, item.label(), state, reason));
    if (answer instanceof ItemAnswer.Refused(var problems)) {
      String problem = w.say(problems.getFirst().text());
      Reply.refused(ctx, problem, () -> draw(ctx, problem));
    } else {
      Reply.done(
          ctx, BadgeDesk.path(item.label()) + "?done=1", "badge", item.label(), "state", state);
    }
  }
}
