package id.penjaga.hub.app.web.tuning;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.tuning.SettingsTrial;
import id.penjaga.hub.app.tuning.TuningDesk;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.tuning.SettingsForm.Typed;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.Sample;
import id.penjaga.hub.app.web.view.TileView;
import id.penjaga.hub.app.web.words.Texts;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UnauthorizedResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Other settings of a point, tried on its past: what would have vanished, come later, been new.
public final class TuningPages implements Pages {
  private static final String PAGE = "/points/{device}/{point}/tuning";

  private static final int USUAL_DAYS = 30;

  private final Drawing drawing;
  private final RoomReads reads;
  private final TuningDesk desk;

  public TuningPages(Drawing drawing, RoomReads reads, TuningDesk desk) {
    this.drawing = drawing;
    this.reads = reads;
    this.desk = desk;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get(PAGE, ctx -> draw(ctx, null, List.of()), RouteAccess.VIEWER);
    routes.get("/part" + PAGE, this::part, RouteAccess.VIEWER);
    routes.post(
        PAGE,
        this::begin,
        RouteAccess.OPERATOR,
        Operation.post(
            "tryLimits", "/points/{device}/{point}/trial", Reach.DEVICE, SettingsForm.GIVEN));
    routes.post(
        PAGE + "/cancel",
        this::cancel,
        RouteAccess.OPERATOR,
        Operation.post("cancelTrial", "/points/{device}/{point}/trial/cancel", Reach.DEVICE));
  }

  private void begin(Context ctx) {
    Texts w = drawing.words(ctx);
    PointInfo info = info(ctx);
    Typed typed = SettingsForm.read(info, limits(info), FormFields.of(ctx), w);
    Limits tried = typed.limits();
    if (tried == null) {
      String first = typed.wrong().getFirst().text();
      Reply.refused(ctx, first, typed.wrong(), () -> draw(ctx, typed, typed.wrong()));
      return;
    }
    Optional<SettingsTrial> trial =
        desk.begin(person(ctx), device(ctx), info, tried, typed.asked());
    if (trial.isEmpty()) {
      String busy = w.t("tuning.busy");
      Reply.refused(ctx, busy, () -> draw(ctx, typed, List.of(new Reply.Wrong("", busy))));
      return;
    }
    Reply.done(ctx, path(ctx) + "#trial", "trial", trial.get().number());
  }

  private void cancel(Context ctx) {
    if (mine(ctx).isPresent()) {
      desk.cancel(person(ctx));
    }
    Reply.done(ctx, path(ctx));
  }

  private void draw(Context ctx, @Nullable Typed typed, List<Reply.Wrong> wrong) {
    Texts w = drawing.words(ctx);
    PointInfo info = info(ctx);
    Limits now = limits(info);
    SettingsTrial trial = mine(ctx).orElse(null);
    Map<String, String> fields =
        typed != null
            ? typed.fields()
            : trial != null
                ? SettingsForm.shown(trial.limits(), info.unit(), trial.days(), trial.day(), w)
                : SettingsForm.shown(now, info.unit(), USUAL_DAYS, null, w);
    drawing.draw(
        ctx,
        "tuning/tuning.jte",
        "v",
        new TuningView(tile(ctx), now, fields, wrong, trial(trial, ctx, info)));
  }

  private void part(Context ctx) {
    PointInfo info = info(ctx);
    SettingsTrial trial = mine(ctx).orElseThrow(NotFoundResponse::new);
    if (!trial.progress().state().lasts()) {
      ctx.header("HX-Refresh", "true"); // its outcome has a chart, which a page draws when it loads
    }
    drawing.draw(
        ctx,
        "tuning/trial.jte",
        "v",
        new TuningView(
            tile(ctx),
            limits(info),
            Map.of(),
            List.of(),
            Objects.requireNonNull(trial(trial, ctx, info))));
  }

  private @Nullable TrialView trial(@Nullable SettingsTrial trial, Context ctx, PointInfo info) {
    if (trial == null) {
      return null;
    }
    List<Sample> course =
        trial.progress().outcome() == null
            ? List.of()
            : reads.course(
                trial.device(),
                trial.point(),
                Instant.ofEpochMilli(trial.stretch().fromMs()),
                Instant.ofEpochMilli(trial.stretch().toMs()));
    return new TrialView(trial, info.unit(), course);
  }

  /// The trial of who asks, when it is about this point.
  private Optional<SettingsTrial> mine(Context ctx) {
    return of(desk, ctx, device(ctx), pointId(ctx));
  }

  /// The trial of who asks, when it is about a point.
  public static Optional<SettingsTrial> of(
      TuningDesk desk, Context ctx, DeviceId device, PointId point) {
    return desk.of(person(ctx))
        .filter(trial -> trial.device().equals(device) && trial.point().equals(point));
  }

  private PointInfo info(Context ctx) {
    return desk.info(device(ctx), pointId(ctx)).orElseThrow(NotFoundResponse::new);
  }

  private static Limits limits(PointInfo info) {
    return Objects.requireNonNull(info.limits(), "the desk knows points with limits");
  }

  private TileView tile(Context ctx) {
    return reads.tile(device(ctx), pointId(ctx)).orElseThrow(NotFoundResponse::new);
  }

  private static String path(Context ctx) {
    return "/points/" + device(ctx) + "/" + pointId(ctx) + "/tuning";
  }

  private static String person(Context ctx) {
    LoginSession session = RequestContext.of(ctx).session();
    if (session == null) {
      throw new UnauthorizedResponse();
    }
    return session.name();
  }

  private static DeviceId device(Context ctx) {
    try {
      return new DeviceId(ctx.pathParam("device"));
    } catch (IllegalArgumentException _) {
      throw new NotFoundResponse();
    }
  }

  private static PointId pointId(Context ctx) {
    try {
      return new PointId(ctx.pathParam("point"));
    } catch (IllegalArgumentException _) {
      throw new NotFoundResponse();
    }
  }
}
