package id.penjaga.hub.app.web;

import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.web.api.ApiGate;
import id.penjaga.hub.app.web.api.JsonBody;
import id.penjaga.hub.app.web.http.Assets;
import id.penjaga.hub.app.web.http.FileForm;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.LongForm;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.app.web.words.Language;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.UnauthorizedResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Stands before every route: finds out who asks, sets the security headers, and lets through only
/// what the route's [RouteAccess] and the form's token allow.
final class AccessFilter {
  static final String FORM_FIELD = "_form";

  /// Sent by requests that a page makes by itself: they do not count as activity.
  static final String LIVE_HEADER = "X-Penjaga-Live";

  static final String LANGUAGE_COOKIE = "penjaga-language";
  static final String THEME_COOKIE = "penjaga-theme";

  /// Bytes of a form that is too long: some photos too many, not a disk image.
  private static final long MOST_DISCARDED = 128L << 20;

  private static final int YEAR_SECONDS = 365 * 24 * 3600;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final Set<String> FORWARDED =
      Set.of("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via");
  private static final Set<HandlerType> SAFE =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS, HandlerType.TRACE);

  private final Security security;
  private final WebConfig config;
  private final WebLimits limits;
  private final ConnectionSeats seats;
  private final Semaphore uploads;
  private final ApiGate gate;
  private final FormTokens tokens = new FormTokens();

  AccessFilter(
      Security security, ApiGate gate, WebConfig config, WebLimits limits, ConnectionSeats seats) {
    this.security = security;
    this.gate = gate;
    this.config = config;
    this.limits = limits;
    this.seats = seats;
    uploads = new Semaphore(limits.uploads().atOnce(), true);
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
    seats.answering(ctx);
    if (ApiGate.asked(ctx)) {
      gate.meet(ctx, address(ctx));
      return;
    }
    if (tooManyCookies(ctx)) {
      throw new BadRequestResponse();
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
    String known = session == null ? genuineForm(ctx) : session.form();
    String form = known == null ? freshForm(ctx) : known;
    new RequestContext(session, language, theme, form, known != null, address(ctx)).keep(ctx);
  }

  /// Before a matched route.
  void check(Context ctx) {
    RequestContext visitor = RequestContext.of(ctx);
    RouteAccess access = RouteAccess.of(ctx.routeRoles()).orElseThrow(ForbiddenResponse::new);
    boolean allowed =
        access == RouteAccess.METRICS
            ? scraper(ctx) || access.allows(visitor.session())
            : access.allows(visitor.session());
    if (!allowed) {
      reject(ctx, visitor);
      return;
    }
    if (!SAFE.contains(ctx.method())) {
      if (ApiGate.asked(ctx)) {
        readProgram(ctx);
      } else {
        checkForm(ctx, visitor);
      }
    }
  }

  /// No site can make a browser send a bearer token, so that no form token is asked for.
  private void readProgram(Context ctx) {
    LongForm most = LongForm.of(ctx.routeRoles(), limits);
    Optional<FileForm> files = FileForm.of(ctx.routeRoles());
    if (files.isPresent()) {
      FormFields.requireForm(ctx, most.bytes(), files);
      readFiles(ctx, files.get(), most);
      return;
    }
    JsonBody.require(ctx, most.bytes());
    seats.reading(ctx);
    JsonBody.read(ctx, most.bytes());
    seats.read(ctx);
  }

  /// Everything that headers can tell is asked before a byte of the form is read.
  private void checkForm(Context ctx, RequestContext visitor) {
    if (!sameOrigin(ctx) || !visitor.known()) {
      throw new ForbiddenResponse();
    }
    LongForm most = LongForm.of(ctx.routeRoles(), limits);
    Optional<FileForm> files = FileForm.of(ctx.routeRoles());
    try {
      FormFields.requireForm(ctx, most.bytes(), files);
    } catch (ContentTooLargeResponse e) {
      if (visitor.session() != null
          && ctx.header("Expect") == null // else it waits for the answer before it sends
          && ctx.req().getContentLengthLong() <= MOST_DISCARDED) {
        discard(ctx);
      }
      throw e;
    }
    if (files.isPresent() && FormFields.hasFiles(ctx)) {
      readFiles(ctx, files.get(), most);
    } else {
      seats.reading(ctx);
      FormFields.read(ctx, most.bytes(), most.fields());
      seats.read(ctx);
    }
    String sent = FormFields.of(ctx).value(FORM_FIELD);
    if (sent == null || !MessageDigest.isEqual(bytes(sent), bytes(visitor.form()))) {
      throw new ForbiddenResponse();
    }
  }

  /// A browser shows an answer only when it could send all of its form. That of somebody who is
  /// logged in is read to its end and thrown away, so that they see the sentence of the refusal.
  private void discard(Context ctx) {
    seats.uploading(ctx);
    try {
      ctx.req().getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) { // it went away, or was too slow
      return;
    }
    seats.read(ctx);
  }

  /// Few are read at the same time: each is up to ten minutes of a disk and a line. The next ones
  /// wait with their bytes still in the browser.
  private void readFiles(Context ctx, FileForm files, LongForm most) {
    try {
      if (!uploads.tryAcquire(limits.body().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ServiceUnavailableResponse();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ServiceUnavailableResponse();
    }
    try {
      seats.uploading(ctx);
      FormFields.readFiles(ctx, files, most.bytes(), most.fields(), config.incoming());
      seats.read(ctx);
    } finally {
      uploads.release();
    }
  }

  private boolean tooManyCookies(Context ctx) {
    return Collections.list(ctx.req().getHeaders("Cookie")).stream()
            .mapToLong(header -> header.chars().filter(c -> c == ';').count() + 1)
            .sum()
        > limits.cookies();
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
    if (!page
        || ApiGate.asked(ctx)
        || ctx.path().startsWith("/series/")
        || ctx.path().startsWith("/live")) {
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

  /// With a token configured, only the token opens the metrics: behind a proxy every address looks
  /// like this machine. For the same reason loopback opens nothing when a proxy is declared.
  private boolean scraper(Context ctx) {
    String token = config.metricsToken();
    if (token != null) {
      String sent = ctx.header("Authorization");
      return sent != null && MessageDigest.isEqual(bytes("Bearer " + token), bytes(sent));
    }
    return loopback(ctx.ip()) && !config.tls() && FORWARDED.stream().noneMatch(sentWith(ctx));
  }

  private static Predicate<String> sentWith(Context ctx) {
    return name -> ctx.header(name) != null;
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

  /// The token of a browser that is not logged in, from the cookie that only it has; null when it
  /// brings none of ours.
  private @Nullable String genuineForm(Context ctx) {
    String known = ctx.cookie(formCookie());
    return known != null && tokens.genuine(known) ? known : null;
  }

  private String freshForm(Context ctx) {
    String fresh = tokens.fresh();
    if (ctx.method() == HandlerType.GET && !ctx.path().startsWith(Assets.PREFIX)) {
      ctx.cookie(cookie(formCookie(), fresh, 3600, true));
    }
    return fresh;
  }

  /// The address a request came from. Behind a proxy it is the last one the proxy has written down;
  /// a proxy that writes none leaves it unknown.
  private String address(Context ctx) {
    if (!config.tls() || !loopback(ctx.ip())) {
      return ctx.ip();
    }
    String forwarded = ctx.header("X-Forwarded-For");
    if (forwarded == null) {
      return Security.UNKNOWN_ADDRESS;
    }
    String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    return last.isEmpty() || last.length() > 64 ? Security.UNKNOWN_ADDRESS : last;
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
