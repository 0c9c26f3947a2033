package id.penjaga.hub.app.web.http;

import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.web.words.Language;
import io.javalin.http.Context;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who makes this request and how they want to be answered.
///
/// @param session null without a login
/// @param theme `auto`, `light` or `dark`
/// @param form the token their forms must carry
/// @param known whether they brought that token or a session, instead of being given one now
/// @param address where they are; [id.penjaga.hub.app.security.Security#UNKNOWN_ADDRESS] when a
///     proxy does not say
public record RequestContext(
    @Nullable LoginSession session,
    Language language,
    String theme,
    String form,
    boolean known,
    String address) {
  private static final String ATTRIBUTE = "visitor";

  /// Of this request; the filter has seen every one.
  public static RequestContext of(Context ctx) {
    RequestContext visitor = ctx.attribute(ATTRIBUTE);
    return Objects.requireNonNull(visitor, "the filter saw every request");
  }

  /// Keeps this with its request.
  public void keep(Context ctx) {
    ctx.attribute(ATTRIBUTE, this);
  }
}
