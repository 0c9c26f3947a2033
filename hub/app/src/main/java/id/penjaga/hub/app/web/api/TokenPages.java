package id.penjaga.hub.app.web.api;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.security.Account;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.security.token.ApiToken;
import id.penjaga.hub.app.security.token.TokenScope;
import id.penjaga.hub.app.security.token.Tokens;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.Person;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tokens of a person: made, seen once, listed, revoked. An administrator sees those of others
/// and may revoke them. A token makes no token: it is a browser's session that vouches for one.
public final class TokenPages implements Pages {
  private final Drawing drawing;
  private final Tokens tokens;
  private final Security security;
  private final Office office;

  public TokenPages(Drawing drawing, Tokens tokens, Security security, Office office) {
    this.drawing = drawing;
    this.tokens = tokens;
    this.security = security;
    this.office = office;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/tokens", ctx -> draw(ctx, Typed.NOTHING, null, null), RouteAccess.VIEWER);
    routes.post("/tokens", this::make, RouteAccess.VIEWER);
    routes.post("/tokens/revoke", this::revoke, RouteAccess.VIEWER);
  }

  /// What was typed into the form.
  public record Typed(
      String name,
      int days,
      String level,
      boolean allRoles,
      List<String> roles,
      boolean allRooms,
      List<String> rooms) {
    static final Typed NOTHING =
        new Typed("", Tokens.USUAL_DAYS, "", true, List.of(), true, List.of());
  }

  /// A token in the list.
  ///
  /// @param owner name of its account
  /// @param scope in words
  /// @param state `live`, `expired` or `revoked`
  public record TokenLine(ApiToken token, String owner, List<String> scope, String state) {}

  /// @param mine one's own, the newest first
  /// @param others those of other people, for an administrator
  /// @param levels what a new one may be at most
  /// @param roles that the person holds, by id with their names
  /// @param rooms by id with their names
  /// @param secret of the one that was just made; null otherwise
  public record TokensView(
      List<TokenLine> mine,
      List<TokenLine> others,
      List<Role> levels,
      Map<String, String> roles,
      Map<String, String> rooms,
      Typed typed,
      int mostDays,
      @Nullable String secret,
      @Nullable String problem,
      boolean revoked) {}

  private static LoginSession session(Context ctx) {
    return Objects.requireNonNull(RequestContext.of(ctx).session(), "a page behind a login");
  }

  private void draw(Context ctx, Typed typed, @Nullable String secret, @Nullable String problem) {
    LoginSession me = session(ctx);
    Texts w = drawing.words(ctx);
    List<TokenLine> all = tokens.all().stream().map(one -> line(one, w)).toList();
    List<TokenLine> others =
        me.role().covers(Role.ADMIN)
            ? all.stream().filter(one -> one.token().account() != me.account()).toList()
            : List.of();
    drawing.drawAccounts(
        ctx,
        "tokens.jte",
        "v",
        new TokensView(
            all.stream().filter(one -> one.token().account() == me.account()).toList(),
            others,
            Arrays.stream(Role.values()).filter(role -> me.role().covers(role)).toList(),
            roles(me, w),
            rooms(),
            typed,
            Tokens.MOST_DAYS,
            secret,
            problem,
            ctx.queryParam("revoked") != null && problem == null));
  }

  private TokenLine line(ApiToken token, Texts w) {
    String owner =
        security.accounts().stream()
            .filter(one -> one.id() == token.account())
            .map(Account::name)
            .findFirst()
            .orElse("?");
    Instant now = w.now();
    String state =
        token.revoked() != null ? "revoked" : now.isBefore(token.expires()) ? "live" : "expired";
    TokenScope scope = token.scope();
    return new TokenLine(
        token,
        owner,
        List.of(
            w.of("account.role", scope.level()),
            scope.roles() == null
                ? w.t("tokens.all_roles")
                : scope.roles().stream().sorted().map(id -> role(id, w)).collect(LIST),
            scope.rooms() == null
                ? w.t("tokens.all_rooms")
                : scope.rooms().stream()
                    .sorted()
                    .map(id -> rooms().getOrDefault(id, id))
                    .collect(LIST)),
        state);
  }

  private static final java.util.stream.Collector<CharSequence, ?, String> LIST =
      Collectors.joining(", ");

  private String role(String id, Texts w) {
    try {
      OfficeRole role = office.roles().get(id);
      return role == null ? id : w.say(role.name());
    } catch (StoreException _) {
      return id;
    }
  }

  /// The roles that somebody holds; none while the store does not answer.
  private Map<String, String> roles(LoginSession me, Texts w) {
    Map<String, String> roles = new TreeMap<>();
    try {
      Person person = office.people().byLogin(me.name());
      if (person != null) {
        office.people().roles(person.id(), w.now()).forEach(id -> roles.put(id, role(id, w)));
      }
      return roles;
    } catch (StoreException _) {
      return Map.of();
    }
  }

  private Map<String, String> rooms() {
    try {
      return office.rooms().names();
    } catch (StoreException _) {
      return Map.of();
    }
  }

  private void make(Context ctx) {
    FormFields form = FormFields.of(ctx);
    Texts w = drawing.words(ctx);
    String days = String.valueOf(form.value("days"));
    String name = String.valueOf(form.first().getOrDefault("name", ""));
    Typed typed =
        new Typed(
            name,
            days.matches("[0-9]{1,4}") ? Integer.parseInt(days) : 0,
            form.first().getOrDefault("level", ""),
            "all".equals(form.value("roles")),
            form.all("role"),
            "all".equals(form.value("rooms")),
            form.all("room"));
    Role level =
        Arrays.stream(Role.values())
            .filter(role -> role.name().equals(typed.level()))
            .findFirst()
            .orElse(Role.VIEWER);
    // Only what was offered: another role or room would give nothing, and be told as if it did.
    Set<String> roles =
        typed.roles().stream()
            .filter(roles(session(ctx), w)::containsKey)
            .collect(Collectors.toSet());
    Set<String> rooms =
        typed.rooms().stream().filter(rooms()::containsKey).collect(Collectors.toSet());
    Tokens.Made made =
        tokens.make(
            session(ctx),
            name,
            new TokenScope(level, typed.allRoles() ? null : roles, typed.allRooms() ? null : rooms),
            typed.days(),
            RequestContext.of(ctx).address());
    switch (made) {
      case Tokens.Made.Token(String secret, ApiToken _) -> draw(ctx, Typed.NOTHING, secret, null);
      case Tokens.Made.Refused(var why) -> {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        draw(ctx, typed, null, w.of("tokens.problem", why));
      }
    }
  }

  private void revoke(Context ctx) {
    String id = String.valueOf(FormFields.of(ctx).value("token"));
    if (!id.matches("[0-9]{1,18}")
        || !tokens.revoke(session(ctx), Long.parseLong(id), RequestContext.of(ctx).address())) {
      throw new NotFoundResponse();
    }
    ctx.redirect("/tokens?revoked=1", HttpStatus.SEE_OTHER);
  }
}
