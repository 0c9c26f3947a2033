package id.penjaga.hub.app.web;

import id.penjaga.hub.app.security.AccountProblem;
import id.penjaga.hub.app.security.LoginOutcome;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.view.Guest;
import id.penjaga.hub.app.web.view.ResetLink;
import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnauthorizedResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Logging in and out, the first set-up, one's own account, other people's accounts, language and
/// theme.
final class AccountPages {
  private static final int EVENTS = 200;

  private final Drawing drawing;
  private final Security security;
  private final AccessFilter filter;
  private final List<Guest> guests;

  AccountPages(Drawing drawing, Security security, AccessFilter filter, List<Guest> guests) {
    this.drawing = drawing;
    this.security = security;
    this.filter = filter;
    this.guests = guests;
  }

  void declare(RoutesConfig routes) {
    routes.get("/login", ctx -> login(ctx, "", null), RouteAccess.PUBLIC);
    routes.post("/login", this::logIn, RouteAccess.PUBLIC);
    routes.post("/logout", this::logOut, RouteAccess.WALL);
    routes.get("/setup/{token}", ctx -> setUp(ctx, "", null), RouteAccess.PUBLIC);
    routes.post("/setup/{token}", this::makeAdmin, RouteAccess.PUBLIC);
    routes.get("/account", ctx -> drawing.drawAccounts(ctx, "account.jte"), RouteAccess.VIEWER);
    routes.post("/account/password", this::changePassword, RouteAccess.VIEWER);
    routes.get("/users", ctx -> users(ctx, null, null), RouteAccess.ADMIN);
    routes.post(
        "/users/add",
        this::addUser,
        RouteAccess.ADMIN,
        Operation.post(
            "addAccount",
            "/accounts",
            Reach.SITE,
            Given.text("name").must(),
            Given.text("role").must(),
            Given.text("password").must()));
    routes.post(
        "/users/role",
        this::setRole,
        RouteAccess.ADMIN,
        Operation.post(
            "setAccountRole", "/accounts/{name}/role", Reach.SITE, Given.text("role").must()));
    routes.post(
        "/users/enabled",
        this::setEnabled,
        RouteAccess.ADMIN,
        Operation.post(
            "enableAccount",
            "/accounts/{name}/enabled",
            Reach.SITE,
            Given.of(Given.Type.FLAG, "enabled").must()));
    routes.post(
        "/users/reset",
        this::resetLink,
        RouteAccess.ADMIN,
        Operation.post("makeResetLink", "/accounts/{name}/reset", Reach.SITE));
    routes.get("/users/log", this::log, RouteAccess.ADMIN);
    routes.get("/reset/{token}", ctx -> reset(ctx, null), RouteAccess.PUBLIC);
    routes.post("/reset/{token}", this::setNewPassword, RouteAccess.PUBLIC);
    routes.post("/language", this::language, RouteAccess.PUBLIC);
    routes.post("/theme", this::theme, RouteAccess.PUBLIC);
  }

  private void login(Context ctx, String name, @Nullable String problem) {
    String next = FormFields.of(ctx).value("next");
    String wanted = next == null ? ctx.queryParam("next") : next;
    String said = ctx.queryParam("said");
    Texts words = drawing.words(ctx);
    @Nullable String notice =
        said == null || problem != null
            ? null
            : switch (said) {
              case "bye", "changed" -> words.t("login." + said);
              default -> null;
            };
    drawing.drawBare(
        ctx,
        "login.jte",
        "next",
        local(wanted),
        "needsSetUp",
        security.needsSetUp(),
        "name",
        name,
        "problem",
        problem,
        "notice",
        notice,
        "guests",
        guests);
  }

  private void logIn(Context ctx) {
    String name = field(ctx, "name");
    boolean wall = FormFields.of(ctx).value("wall") != null;
    String address = RequestContext.of(ctx).address();
    Texts words = drawing.words(ctx);
    switch (security.logIn(name, field(ctx, "password"), address, wall)) {
      case LoginOutcome.Welcome(String id, LoginSession session) -> {
        filter.welcome(ctx, id, session);
        String next = local(FormFields.of(ctx).value("next"));
        String page = next.equals("/") ? drawing.home(session.name()) : next;
        ctx.redirect(wall ? "/wall" : page, HttpStatus.SEE_OTHER);
      }
      case LoginOutcome.Refused() -> {
        ctx.status(HttpStatus.UNAUTHORIZED);
        login(ctx, name, words.t("login.refused"));
      }
      case LoginOutcome.Wait(Duration left) -> {
        Duration shown = left.plusMillis(999);
        ctx.status(HttpStatus.TOO_MANY_REQUESTS);
        ctx.header("Retry-After", String.valueOf(shown.toSeconds()));
        login(ctx, name, words.t("login.wait", "time", words.duration(shown)));
      }
      case LoginOutcome.Busy() -> {
        ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
        ctx.header("Retry-After", "2");
        login(ctx, name, words.t("login.busy"));
      }
    }
  }

  private void logOut(Context ctx) {
    security.logOut(session(ctx));
    filter.clearSession(ctx);
    ctx.redirect("/login?said=bye", HttpStatus.SEE_OTHER);
  }

  private void setUp(Context ctx, String name, @Nullable String problem) {
    String token = ctx.pathParam("token");
    boolean alive = security.setUpOpens(token);
    if (!alive) {
      ctx.status(HttpStatus.NOT_FOUND);
    }
    drawing.drawBare(
        ctx, "setup.jte", "token", token, "alive", alive, "name", name, "problem", problem);
  }

  private void makeAdmin(Context ctx) {
    String name = field(ctx, "name");
    String password = field(ctx, "password");
    Optional<AccountProblem> problem =
        repeated(ctx)
            ? security.createFirstAdmin(
                ctx.pathParam("token"), name, password, RequestContext.of(ctx).address())
            : Optional.of(AccountProblem.PASSWORDS_DIFFER);
    if (problem.isEmpty()) {
      logIn(ctx);
      return;
    }
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    setUp(ctx, name, say(ctx, problem.get()));
  }

  private void changePassword(Context ctx) {
    Optional<AccountProblem> problem =
        repeated(ctx)
            ? security.changePassword(
                session(ctx),
                field(ctx, "present"),
                field(ctx, "password"),
                RequestContext.of(ctx).address())
            : Optional.of(AccountProblem.PASSWORDS_DIFFER);
    if (problem.isEmpty()) {
      filter.clearSession(ctx);
      ctx.redirect("/login?said=changed", HttpStatus.SEE_OTHER);
      return;
    }
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    drawing.drawAccounts(ctx, "account.jte", "problem", say(ctx, problem.get()));
  }

  private void users(Context ctx, @Nullable String problem, @Nullable ResetLink reset) {
    boolean saved = ctx.queryParam("saved") != null && problem == null;
    drawing.drawAccounts(
        ctx,
        "users.jte",
        "accounts",
        security.accounts(),
        "problem",
        problem,
        "notice",
        saved ? drawing.words(ctx).t("users.saved") : null,
        "reset",
        reset);
  }

  /// Makes a link for another person. It is shown in the answer to this form and nowhere else.
  private void resetLink(Context ctx) {
    String name = field(ctx, "name");
    Optional<String> token =
        security.resetLink(session(ctx), name, RequestContext.of(ctx).address());
    if (token.isEmpty()) {
      String why = drawing.words(ctx).t("reset.not_for");
      Reply.refused(ctx, why, () -> users(ctx, why, null));
      return;
    }
    String link = site(ctx) + "/reset/" + token.get();
    if (Reply.program(ctx)) {
      Reply.done(ctx, "", "link", link);
    } else {
      users(ctx, null, new ResetLink(name, link));
    }
  }

  /// This hub's own address, as the browser that asks calls it.
  private static String site(Context ctx) {
    String origin = ctx.header("Origin");
    return origin == null ? "" : origin;
  }

  private void reset(Context ctx, @Nullable String problem) {
    String token = ctx.pathParam("token");
    Optional<String> name = security.resetOpens(token);
    if (name.isEmpty()) {
      ctx.status(HttpStatus.NOT_FOUND);
    }
    drawing.drawBare(
        ctx,
        "reset.jte",
        "token",
        token,
        "name",
        name.orElse(""),
        "alive",
        name.isPresent(),
        "problem",
        problem);
  }

  private void setNewPassword(Context ctx) {
    Optional<AccountProblem> problem =
        repeated(ctx)
            ? security.resetPassword(
                ctx.pathParam("token"), field(ctx, "password"), RequestContext.of(ctx).address())
            : Optional.of(AccountProblem.PASSWORDS_DIFFER);
    if (problem.isEmpty()) {
      ctx.redirect("/login?said=changed", HttpStatus.SEE_OTHER);
      return;
    }
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    reset(ctx, say(ctx, problem.get()));
  }

  private void log(Context ctx) {
    drawing.drawAccounts(ctx, "users_log.jte", "events", security.events(EVENTS));
  }

  private void addUser(Context ctx) {
    done(
        ctx,
        security.addAccount(
            session(ctx),
            field(ctx, "name"),
            role(ctx),
            field(ctx, "password"),
            RequestContext.of(ctx).address()));
  }

  private void setRole(Context ctx) {
    done(
        ctx,
        security.setRole(
            session(ctx), field(ctx, "name"), role(ctx), RequestContext.of(ctx).address()));
  }

  private void setEnabled(Context ctx) {
    done(
        ctx,
        security.setEnabled(
            session(ctx),
            field(ctx, "name"),
            field(ctx, "enabled").equals("true"),
            RequestContext.of(ctx).address()));
  }

  private void done(Context ctx, Optional<AccountProblem> problem) {
    if (problem.isEmpty()) {
      Reply.done(ctx, "/users?saved=1");
      return;
    }
    String why = say(ctx, problem.get());
    Reply.refused(ctx, why, () -> users(ctx, why, null));
  }

  private void language(Context ctx) {
    Language language =
        Language.ofCode(FormFields.of(ctx).value("language")).orElseThrow(BadRequestResponse::new);
    filter.remember(ctx, AccessFilter.LANGUAGE_COOKIE, language.code());
    ctx.redirect(local(FormFields.of(ctx).value("next")), HttpStatus.SEE_OTHER);
  }

  private void theme(Context ctx) {
    String theme = field(ctx, "theme");
    if (!theme.matches("auto|light|dark")) {
      throw new BadRequestResponse();
    }
    filter.remember(ctx, AccessFilter.THEME_COOKIE, theme);
    ctx.redirect(local(FormFields.of(ctx).value("next")), HttpStatus.SEE_OTHER);
  }

  private String say(Context ctx, AccountProblem problem) {
    return drawing.words(ctx).of("problem", problem);
  }

  private static boolean repeated(Context ctx) {
    return field(ctx, "password").equals(field(ctx, "again"));
  }

  /// A path on this hub, never an address elsewhere. A part of a page is not a place to go to.
  private static String local(@Nullable String next) {
    boolean here =
        next != null
            && next.length() <= 300
            && next.matches("/[A-Za-z0-9._~/?&=%-]*")
            && !next.startsWith("//")
            && !next.startsWith("/part/")
            && !next.startsWith("/api/")
            && !next.startsWith("/series/")
            && !next.startsWith("/login");
    return here && next != null ? next : "/";
  }

  private static Role role(Context ctx) {
    String wanted = field(ctx, "role");
    for (Role role : Role.values()) {
      if (role.name().equals(wanted)) {
        return role;
      }
    }
    throw new BadRequestResponse();
  }

  private static String field(Context ctx, String name) {
    String value = FormFields.of(ctx).value(name);
    if (value == null || value.length() > 500) {
      throw new BadRequestResponse();
    }
    return value;
  }

  private static LoginSession session(Context ctx) {
    @Nullable LoginSession session = RequestContext.of(ctx).session();
    if (session == null) {
      throw new UnauthorizedResponse();
    }
    return session;
  }
}
