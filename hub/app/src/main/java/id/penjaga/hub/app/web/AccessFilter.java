package id.penjaga.hub.app.web;

import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.web.words.Language;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.security.RouteRole;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stands before every route: finds out who asks, sets the security headers, and lets through only
/// what the route's [RouteAccess] and the form's token allow.
final class AccessFilter {
  static final String FORM_FIELD = "_form";
  static final String FORM_HEADER = "X-Penjaga-Form";

  /// Sent by requests that a page makes by itself: they keep nobody logged in.
  static final String LIVE_HEADER = "X-Penjaga-Live";

  static final String LANGUAGE_COOKIE = "penjaga-language";
  static final String THEME_COOKIE = "penjaga-theme";
  private static final int YEAR_SECONDS = 365 * 24 * 3600;
  private static final String VISITOR = "visitor";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final Set<HandlerType> SAFE =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS, HandlerType.TRACE);

  private final Security security;
  private final WebConfig config;
  private final SecureRandom random = new SecureRandom();

  AccessFilter(Security security, WebConfig config) {
    this.security = security;
    this.config = config;
  }

  static RequestContext visitor(Context ctx) {
    RequestContext visitor = ctx.attribute(VISITOR);
    return Objects.requireNonNull(visitor, "the filter saw every request");
  }

  /// Before anything else, matched or not.
  void meet(Context ctx) {
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "same-origin");
    ctx.header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    if (config.tls()) {
      ctx.header("Strict-Transport-Security", "max-age=31536000");
    }
    if (!ctx.path().startsWith(Assets.PREFIX)) {
      ctx.header("Cache-Control", "no-store");
    }
    String id = ctx.cookie(sessionCookie());
    boolean activity = ctx.header(LIVE_HEADER) == null && !ctx.path().startsWith("/live");
    @Nullable LoginSession session =
        id == null ? null : security.session(id, activity).orElse(null);
    Language language =
        Language.ofCode(ctx.cookie(LANGUAGE_COOKIE))
            .orElseGet(() -> Language.ofHeader(ctx.header("Accept-Language")));
    String wanted = ctx.cookie(THEME_COOKIE);
    String theme = "light".equals(wanted) || "dark".equals(wanted) ? wanted : "auto";
    String form = session == null ? anonymousForm(ctx) : session.form();
    ctx.attribute(VISITOR, new RequestContext(session, language, theme, form, address(ctx)));
  }

  /// Before a matched route.
  void check(Context ctx) {
    RequestContext visitor = visitor(ctx);
    RouteAccess access = access(ctx.routeRoles()).orElseThrow(ForbiddenResponse::new);
    boolean allowed =
        access == RouteAccess.METRICS
            ? scraper(ctx) || access.allows(visitor.session())
            : access.allows(visitor.session());
    if (!allowed) {
      reject(ctx, visitor);
      return;
    }
    if (!SAFE.contains(ctx.method()) && !(sameOrigin(ctx) && formToken(ctx, visitor))) {
      throw new ForbiddenResponse();
    }
  }

  /// The one role of a route; empty when it names none or several, and then it is closed.
  static Optional<RouteAccess> access(Set<? extends RouteRole> roles) {
    return roles.size() == 1 && roles.iterator().next() instanceof RouteAccess access
        ? Optional.of(access)
        : Optional.empty();
  }

  void welcome(Context ctx, String id, LoginSession session) {
    int seconds = session.wall() ? 90 * 24 * 3600 : 12 * 3600;
    ctx.cookie(cookie(sessionCookie(), id, seconds, true));
    ctx.removeCookie(formCookie());
  }

  void clearSession(Context ctx) {
    ctx.cookie(cookie(sessionCookie(), "", 0, true));
  }

  void remember(Context ctx, String name, String value) {
    ctx.cookie(cookie(name, value, YEAR_SECONDS, true));
  }

  private void reject(Context ctx, RequestContext visitor) {
    if (visitor.session() != null) {
      throw new ForbiddenResponse();
    }
    boolean page = ctx.method() == HandlerType.GET && ctx.header(LIVE_HEADER) == null;
    if (!page || ctx.path().startsWith("/api/") || ctx.path().startsWith("/live")) {
      throw new UnauthorizedResponse();
    }
    if (ctx.path().equals("/metrics")) {
      throw new UnauthorizedResponse();
    }
    String query = ctx.queryString();
    String next = query == null ? ctx.path() : ctx.path() + "?" + query;
    String suffix =
        next.equals("/") ? "" : "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    ctx.redirect("/login" + suffix, HttpStatus.SEE_OTHER);
    ctx.skipRemainingHandlers();
  }

  private boolean scraper(Context ctx) {
    String token = config.metricsToken();
    String sent = ctx.header("Authorization");
    if (token != null && sent != null) {
      return MessageDigest.isEqual(bytes("Bearer " + token), bytes(sent));
    }
    return loopback(ctx.ip()) && ctx.header("X-Forwarded-For") == null;
  }

  private static boolean loopback(String address) {
    try {
      return InetAddress.ofLiteral(address.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean sameOrigin(Context ctx) {
    String site = ctx.header("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin")) {
      return false;
    }
    String origin = ctx.header("Origin");
    if (origin == null) {
      return site != null;
    }
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null && authority.equalsIgnoreCase(ctx.header("Host"));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean formToken(Context ctx, RequestContext visitor) {
    String header = ctx.header(FORM_HEADER);
    String sent = header != null ? header : ctx.formParam(FORM_FIELD);
    return sent != null && MessageDigest.isEqual(bytes(sent), bytes(visitor.form()));
  }

  /// The token of somebody who is not logged in is bound to a cookie that only their browser has.
  private String anonymousForm(Context ctx) {
    String known = ctx.cookie(formCookie());
    if (known != null && known.matches("[0-9a-f]{32}")) {
      return known;
    }
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String fresh = HexFormat.of().formatHex(bytes);
    if (ctx.method() == HandlerType.GET && !ctx.path().startsWith(Assets.PREFIX)) {
      ctx.cookie(cookie(formCookie(), fresh, 3600, true));
    }
    return fresh;
  }

  private String address(Context ctx) {
    String forwarded = ctx.header("X-Forwarded-For");
    if (!config.tls() || forwarded == null || !loopback(ctx.ip())) {
      return ctx.ip();
    }
    String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    return last.length() <= 64 ? last : ctx.ip();
  }

  private Cookie cookie(String name, String value, int seconds, boolean httpOnly) {
    return new Cookie(name, value, "/", seconds, config.tls(), httpOnly, null, SameSite.STRICT);
  }

  private String sessionCookie() {
    return config.tls() ? "__Host-penjaga" : "penjaga";
  }

  private String formCookie() {
    return config.tls() ? "__Host-penjaga-form" : "penjaga-form";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
