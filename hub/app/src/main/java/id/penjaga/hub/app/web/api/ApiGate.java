package id.penjaga.hub.app.web.api;

import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.token.ApiToken;
import id.penjaga.hub.app.security.token.BearerOutcome;
import id.penjaga.hub.app.security.token.Tokens;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.words.Language;
import io.javalin.http.Context;
import io.javalin.http.TooManyRequestsResponse;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Finds out which token asks. A request without one, or with one that opens nothing, is nobody's.
public final class ApiGate {
  private static final String TOKEN = "api-token";
  private static final String BEARER = "Bearer ";

  private final Tokens tokens;
  private final Pace pace;

  /// @param rate requests that one token may make in a second, over time
  /// @param nanos monotonic clock
  public ApiGate(Tokens tokens, int rate, LongSupplier nanos) {
    this.tokens = tokens;
    pace = new Pace(rate, nanos);
  }

  /// Whether a request is for the API.
  public static boolean asked(Context ctx) {
    return ctx.path().startsWith("/api/");
  }

  /// The token of a request; null for nobody's.
  static @Nullable ApiToken token(Context ctx) {
    return ctx.attribute(TOKEN);
  }

  /// Keeps who asks with the request.
  ///
  /// @param address where they are
  /// @throws TooManyRequestsResponse when they must wait
  public void meet(Context ctx, String address) {
    Language language = Language.ofHeader(ctx.header("Accept-Language"));
    String shown = ctx.header("Authorization");
    keep(ctx, null, language, address);
    if (shown == null || !shown.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return;
    }
    switch (tokens.bearer(shown.substring(BEARER.length()).strip(), address)) {
      case BearerOutcome.Opens(ApiToken token, LoginSession session) -> {
        ctx.attribute(TOKEN, token);
        keep(ctx, session, language, address);
        wait(ctx, pace.take(token.id()));
      }
      case BearerOutcome.Wait(Duration left) -> wait(ctx, left);
      case BearerOutcome.Closed() -> {}
    }
  }

  private static void wait(Context ctx, Duration left) {
    if (left.isPositive()) {
      ctx.header("Retry-After", String.valueOf(left.plusMillis(999).toSeconds()));
      throw new TooManyRequestsResponse();
    }
  }

  private static void keep(
      Context ctx, @Nullable LoginSession session, Language language, String address) {
    new RequestContext(session, language, "auto", "", true, address).keep(ctx);
  }
}
