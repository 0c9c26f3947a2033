package id.penjaga.hub.app.web;

import id.penjaga.hub.app.files.FilesUnavailable;
import id.penjaga.hub.app.security.AccountsUnavailable;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.store.work.WorkRebuilding;
import id.penjaga.hub.app.web.api.ApiGate;
import id.penjaga.hub.app.web.api.ProblemJson;
import id.penjaga.hub.app.web.http.Assets;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.view.RoomUnavailable;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.tinylog.Logger;

/// What people see when something goes wrong: the same look, what it means, what to do. Never a
/// stack trace.
final class Failures {
  private static final int[] STATUSES = {400, 401, 403, 404, 405, 413, 415, 429, 500, 503, 507};

  private static final String REASON = "reason";
  private static final String PERCENT = "percent";

  private final Drawing drawing;
  private volatile String told = "";

  Failures(Drawing drawing) {
    this.drawing = drawing;
  }

  void declare(RoutesConfig routes) {
    routes.exception(
        HttpResponseException.class,
        (failure, ctx) -> {
          String methods = failure.getDetails().get("availableMethods");
          if (methods != null) {
            ctx.header("Allow", methods);
          }
          ctx.status(failure.getStatus());
        });
    routes.exception(StoreException.class, this::later);
    routes.exception(
        WorkRebuilding.class,
        (rebuilding, ctx) -> {
          ctx.attribute(PERCENT, rebuilding.percent);
          ctx.status(503).header("Refresh", "3").header("Retry-After", "3");
        });
    routes.exception(RoomUnavailable.class, this::later);
    routes.exception(AccountsUnavailable.class, this::later);
    routes.exception(
        FilesUnavailable.class,
        (failure, ctx) -> {
          later(failure, ctx);
          ctx.status(failure.full ? 507 : 503);
        });
    routes.exception(
        Exception.class,
        (failure, ctx) -> {
          Logger.error(failure, "{} {} failed", ctx.method(), printable(ctx));
          ctx.status(500);
        });
    for (int status : STATUSES) {
      routes.error(status, this::explain);
    }
  }

  private void later(Exception failure, Context ctx) {
    String why = String.valueOf(failure.getMessage());
    if (!why.equals(told)) { // one line for a trouble, not one for each page that meets it
      told = why;
      Logger.warn("{} {}: {}", ctx.method(), printable(ctx), why);
    }
    ctx.attribute(REASON, String.valueOf(failure.getMessage()));
    ctx.status(503);
  }

  private void explain(Context ctx) {
    String said = ctx.result();
    if (said != null && !said.isEmpty()) {
      return;
    }
    String path = ctx.path();
    if (ApiGate.asked(ctx) && ctx.attribute("visitor") != null) {
      ProblemJson.write(ctx, drawing.words(ctx), ctx.statusCode());
      return;
    }
    boolean machine =
        path.startsWith("/series/")
            || path.startsWith("/live")
            || path.equals("/metrics")
            || path.startsWith(Assets.PREFIX)
            || ctx.header(AccessFilter.LIVE_HEADER) != null
            || ctx.attribute("visitor") == null;
    if (machine) {
      ctx.contentType("text/plain").result(String.valueOf(ctx.statusCode()));
      return;
    }
    boolean known = RequestContext.of(ctx).session() != null; // the reason may name a path
    drawing.drawBare(
        ctx,
        "error.jte",
        "status",
        ctx.statusCode(),
        "key",
        ctx.attribute(PERCENT) == null ? key(ctx.statusCode()) : "rebuilding",
        "percent",
        ctx.attribute(PERCENT),
        "reason",
        known ? ctx.attribute(REASON) : null);
  }

  private static String printable(Context ctx) {
    String path = ctx.path().replaceAll("\\p{C}", "?");
    return path.length() > 200 ? path.substring(0, 200) : path;
  }

  private static String key(int status) {
    return switch (status) {
      case 401, 403 -> "forbidden";
      case 404, 405 -> "missing";
      case 413 -> "large";
      case 429 -> "many";
      case 507 -> "full";
      case 503 -> "away";
      case 500 -> "broken";
      default -> "bad";
    };
  }
}
