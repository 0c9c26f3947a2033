package id.penjaga.hub.app.web.audit;

import id.penjaga.hub.app.audit.AuditKind;
import id.penjaga.hub.app.audit.AuditLine;
import id.penjaga.hub.app.audit.AuditQuery;
import id.penjaga.hub.app.audit.Audits;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.print.CsvLines;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.people.Person;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who saw or changed what, one searchable list (SEC-14); and, after every answer with personal
/// data, the row that says who asked for it.
public final class AuditPages implements Pages {
  private static final int SHOWN = 50;
  private static final int WRITTEN = 20_000;

  private final Drawing drawing;
  private final Office office;
  private final Audits audits;

  public AuditPages(Drawing drawing, Office office, Audits audits) {
    this.drawing = drawing;
    this.office = office;
    this.audits = audits;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/audit", this::list, RouteAccess.ADMIN, Audited.SHOWS);
    routes.get(
        "/audit.csv",
        this::file,
        RouteAccess.ADMIN,
        Audited.EXPORTS,
        Operation.file(
            "exportAudit",
            "/exports/audit/csv",
            Reach.SITE,
            Given.text("kind"),
            Given.text("who"),
            Given.text("q"),
            Given.text("from"),
            Given.text("until")));
    routes.afterMatched(this::saw);
  }

  private void saw(Context ctx) {
    LoginSession session = RequestContext.of(ctx).session();
    boolean exports = ctx.routeRoles().contains(Audited.EXPORTS);
    if (session != null
        && (exports || ctx.routeRoles().contains(Audited.SHOWS))
        && ctx.status().getCode() == 200) {
      String query = ctx.queryString();
      audits.saw(
          session.name(),
          exports,
          query == null || !exports ? ctx.path() : ctx.path() + "?" + query,
          RequestContext.of(ctx).address());
    }
  }

  /// What was asked for, as it stands in the form.
  public record Asked(String kind, String who, String text, String from, String until) {
    String parameters() {
      return "kind="
          + encoded(kind)
          + "&who="
          + encoded(who)
          + "&q="
          + encoded(text)
          + "&from="
          + encoded(from)
          + "&until="
          + encoded(until);
    }
  }

  /// @param problem what is wrong with the dates; null for nothing
  /// @param more address of the older lines; null when there are none
  public record ListView(
      List<AuditView> lines,
      Asked asked,
      List<Person> people,
      List<AuditKind> kinds,
      @Nullable String problem,
      @Nullable String more) {
    public String csv() {
      return "/audit.csv?" + asked.parameters();
    }
  }

  private void list(Context ctx) {
    Texts w = drawing.words(ctx);
    Asked asked = asked(ctx);
    AuditQuery query = query(ctx, asked, w);
    Audits.Piece piece =
        query == null
            ? new Audits.Piece(List.of(), AuditQuery.Cursor.START, false)
            : audits.find(query, SHOWN);
    OfficeWords o = new OfficeWords(w, office.people(), office.roles());
    drawing.draw(
        ctx,
        "audit/list.jte",
        "a",
        new ListView(
            piece.lines().stream().map(line -> AuditView.of(line, o, office)).toList(),
            asked,
            office.people().persons().stream().filter(one -> !one.name().isEmpty()).toList(),
            Arrays.asList(AuditKind.values()),
            query == null ? w.t("audit.bad_day") : null,
            piece.more() ? "/audit?" + asked.parameters() + "&after=" + piece.next() : null));
  }

  private void file(Context ctx) {
    Texts w = drawing.words(ctx);
    OfficeWords o = new OfficeWords(w, office.people(), office.roles());
    AuditQuery query = query(ctx, asked(ctx), w);
    StringBuilder csv = new StringBuilder("\ufeff");
    csv.append(
        CsvLines.line(
            w.t("ui.time"),
            w.t("audit.who"),
            w.t("audit.kind"),
            w.t("audit.thing"),
            w.t("audit.what"),
            w.t("audit.before"),
            w.t("audit.after"),
            w.t("users.log.address")));
    int written = 0;
    while (query != null && written < WRITTEN) {
      Audits.Piece piece = audits.find(query, 500);
      for (AuditLine line : piece.lines()) {
        AuditView view = AuditView.of(line, o, office);
        for (AuditView.Row row : view.rows()) {
          csv.append(
              CsvLines.line(
                  w.exact(line.at()),
                  view.who(),
                  view.kind(),
                  view.thing(),
                  row.field(),
                  row.before(),
                  row.after(),
                  line.address()));
          written++;
        }
      }
      query =
          piece.more()
              ? new AuditQuery(
                  query.kind(),
                  query.person(),
                  query.login(),
                  query.text(),
                  query.from(),
                  query.until(),
                  piece.next())
              : null;
    }
    ctx.contentType("text/csv; charset=utf-8");
    ctx.header("Content-Disposition", "attachment; filename=\"penjaga-audit.csv\"");
    ctx.result(csv.toString());
  }

  private static Asked asked(Context ctx) {
    return new Asked(
        parameter(ctx, "kind"),
        parameter(ctx, "who"),
        parameter(ctx, "q"),
        parameter(ctx, "from"),
        parameter(ctx, "until"));
  }

  private static String parameter(Context ctx, String name) {
    String text = ctx.queryParam(name);
    return text == null ? "" : text.strip().substring(0, Math.min(100, text.strip().length()));
  }

  /// Null when a day is none.
  private @Nullable AuditQuery query(Context ctx, Asked asked, Texts w) {
    Person person =
        asked.who().matches("[0-9]{1,18}")
            ? office.people().person(Long.parseLong(asked.who()))
            : null;
    try {
      return new AuditQuery(
          Arrays.stream(AuditKind.values())
              .filter(kind -> kind.name().equals(asked.kind()))
              .findFirst()
              .orElse(null),
          person == null ? null : (Long) person.id(),
          person == null || person.login() == null ? "" : String.valueOf(person.login()),
          asked.text().toLowerCase(Locale.ROOT),
          asked.from().isEmpty() ? Instant.EPOCH : start(asked.from(), 0, w),
          asked.until().isEmpty() ? w.now().plusSeconds(86_400) : start(asked.until(), 1, w),
          AuditQuery.Cursor.parse(ctx.queryParam("after")));
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static Instant start(String day, int more, Texts w) {
    return LocalDate.parse(day).plusDays(more).atStartOfDay(w.zone()).toInstant();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
