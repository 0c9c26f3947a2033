package id.penjaga.hub.app.web.kiosk;

import id.penjaga.hub.app.kiosk.BadgeTickets;
import id.penjaga.hub.app.kiosk.Kiosk;
import id.penjaga.hub.app.kiosk.Kiosks;
import id.penjaga.hub.app.kiosk.VisitCodes;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way in at the screen of a door: which browser is which screen, and which visitor stands
/// before it, by their code or by the badge they held to the reader.
final class KioskEntrance {
  static final String COOKIE = "penjaga-kiosk";

  private static final int YEAR_SECONDS = 365 * 24 * 3600;
  private static final int LONGEST_CODE = 100;
  private static final String TAKEN = "penjaga-kiosk-ticket";
  private static final String BADGE = "penjaga-kiosk-badge";

  private final Drawing drawing;
  private final Kiosks kiosks;
  private final KioskVisits visits;
  private final KioskBadges badges;
  private final boolean secure;

  /// @param secure whether browsers reach the hub by TLS
  KioskEntrance(
      Drawing drawing, Kiosks kiosks, KioskVisits visits, BadgeTickets tickets, boolean secure) {
    this.drawing = drawing;
    this.kiosks = kiosks;
    this.visits = visits;
    badges = new KioskBadges(visits, tickets);
    this.secure = secure;
  }

  KioskPages.Screen screen(Context ctx, @Nullable Kiosk kiosk) {
    return new KioskPages.Screen(
        kiosk == null ? "" : kiosk.name(),
        kiosk != null && !kiosk.anywhere(),
        ctx.header("X-Kiosk") != null);
  }

  /// Indonesian first; a visitor who cannot read it says so with one tap, and the next one begins
  /// in Indonesian again.
  private static void speak(Context ctx) {
    String asked = FormFields.of(ctx).value("lang");
    String wanted = asked == null ? ctx.queryParam("lang") : asked;
    RequestContext known = RequestContext.of(ctx);
    new RequestContext(
            null,
            "en".equals(wanted) ? Language.ENGLISH : Language.INDONESIAN,
            known.theme(),
            known.form(),
            known.known(),
            known.address())
        .keep(ctx);
    ctx.header("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
  }

  private Optional<Kiosk> kiosk(Context ctx) {
    String token = ctx.cookie(COOKIE);
    return token == null || token.length() > 100
        ? Optional.empty()
        : kiosks.of(token, RequestContext.of(ctx).address());
  }

  void start(Context ctx) {
    speak(ctx);
    begin(ctx, kiosk(ctx).orElse(null), null);
  }

  private void begin(Context ctx, @Nullable Kiosk kiosk, @Nullable String problem) {
    drawing.drawBare(
        ctx,
        kiosk == null ? "kiosk/pair.jte" : "kiosk/start.jte",
        "k",
        screen(ctx, kiosk),
        "problem",
        problem);
  }

  private void refuse(Context ctx, @Nullable Kiosk kiosk, HttpStatus why, String problem) {
    ctx.status(why);
    begin(ctx, kiosk, problem);
  }

  /// A screen stays up for days; the token of its forms does not.
  void token(Context ctx) {
    ctx.contentType("text/plain; charset=utf-8").result(RequestContext.of(ctx).form());
  }

  void pair(Context ctx) {
    speak(ctx);
    Texts w = drawing.words(ctx);
    String typed = String.valueOf(FormFields.of(ctx).value("code"));
    String code = typed.replaceAll("[\\s.-]", "");
    switch (kiosks.pair(code, RequestContext.of(ctx).address())) {
      case Kiosks.Pairing.Paired(String token, Kiosk _) -> {
        ctx.cookie(
            new Cookie(COOKIE, token, "/kiosk", YEAR_SECONDS, secure, true, null, SameSite.STRICT));
        ctx.redirect("/kiosk", HttpStatus.SEE_OTHER);
      }
      case Kiosks.Pairing.Wrong _ ->
          refuse(ctx, null, HttpStatus.UNPROCESSABLE_CONTENT, w.t("kiosk.pair.wrong"));
      case Kiosks.Pairing.Wait(Duration time) -> later(ctx, null, time);
    }
  }

  private void later(Context ctx, @Nullable Kiosk kiosk, Duration time) {
    Texts w = drawing.words(ctx);
    Duration shown = time.plusMillis(999);
    ctx.header("Retry-After", Long.toString(shown.toSeconds()));
    refuse(ctx, kiosk, HttpStatus.TOO_MANY_REQUESTS, w.t("kiosk.later", "time", w.duration(shown)));
  }

  /// Whoever is no screen any more is told so, whatever they send.
  @Nullable Kiosk paired(Context ctx) {
    speak(ctx);
    Kiosk kiosk = kiosk(ctx).orElse(null);
    if (kiosk == null) {
      refuse(ctx, null, HttpStatus.UNAUTHORIZED, drawing.words(ctx).t("kiosk.revoked"));
    }
    return kiosk;
  }

  /// The badges that were just held to the reader of a screen's door; nothing for a stranger.
  void held(Context ctx) {
    speak(ctx);
    List<KioskPages.Offer> offers =
        kiosk(ctx).map(kiosk -> badges.offers(kiosk, drawing.words(ctx))).orElse(List.of());
    if (!offers.isEmpty()) {
      drawing.drawBare(ctx, "kiosk/held.jte", "offers", offers);
    }
  }

  /// Takes the offer that was sent: its ticket stands for the code from then on.
  void take(Context ctx, Kiosk kiosk) {
    String offer = String.valueOf(FormFields.of(ctx).value("code"));
    ctx.attribute(TAKEN, badges.take(kiosk, offer, drawing.words(ctx).now()).orElse(offer));
  }

  /// The code that was sent, or the ticket in its place.
  static String code(Context ctx) {
    String taken = ctx.attribute(TAKEN);
    return taken == null ? String.valueOf(FormFields.of(ctx).value("code")) : taken;
  }

  /// The badge by which a visitor was found; null where it was their code.
  static @Nullable String badge(Context ctx) {
    return ctx.attribute(BADGE);
  }

  /// The visitor of the code or ticket that was sent; null when the answer is given already.
  @Nullable VisitorPlace find(Context ctx, Kiosk kiosk) {
    Texts w = drawing.words(ctx);
    String typed = code(ctx);
    if (BadgeTickets.isTicket(typed)) {
      return byBadge(ctx, kiosk, typed);
    }
    String code = VisitCodes.typed(typed.length() > LONGEST_CODE ? "" : typed);
    if (code.isEmpty()) {
      refuse(ctx, kiosk, HttpStatus.UNPROCESSABLE_CONTENT, w.t("kiosk.code.form"));
      return null;
    }
    Duration wait = kiosks.attempt(kiosk);
    if (wait.isPositive()) {
      later(ctx, kiosk, wait);
      return null;
    }
    VisitorPlace place = visits.find(code, w.now());
    if (place == null) {
      refuse(ctx, kiosk, HttpStatus.UNPROCESSABLE_CONTENT, w.t("kiosk.code.unknown"));
      return null;
    }
    kiosks.right(kiosk);
    return place;
  }

  private @Nullable VisitorPlace byBadge(Context ctx, Kiosk kiosk, String ticket) {
    Texts w = drawing.words(ctx);
    String command = FormFields.of(ctx).first().getOrDefault("_id", "");
    KioskBadges.Found found = badges.find(kiosk, ticket, command, w.now());
    if (found == null) {
      refuse(ctx, kiosk, HttpStatus.UNPROCESSABLE_CONTENT, w.t("kiosk.held.over"));
      return null;
    }
    ctx.attribute(BADGE, found.badge());
    return found.place();
  }
}
