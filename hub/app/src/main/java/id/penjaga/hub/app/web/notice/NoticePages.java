package id.penjaga.hub.app.web.notice;

import id.penjaga.hub.app.notice.NoticeChannel;
import id.penjaga.hub.app.notice.NoticeDesk;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.notice.NoticeRows;
import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.notice.Attempt;
import id.penjaga.hub.core.notice.ChannelHealth;
import id.penjaga.hub.core.notice.Notice;
import id.penjaga.hub.core.notice.NoticeOrder;
import id.penjaga.hub.core.notice.Recipient;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ledger of notices and the channels.
public final class NoticePages implements Pages {
  private static final int MOST = 100;

  private final Drawing drawing;
  private final Office office;
  private final NoticeDesk desk;
  private final CalledPoints called;

  public NoticePages(Drawing drawing, Office office, NoticeDesk desk, RoomReads room) {
    this.drawing = drawing;
    this.office = office;
    this.desk = desk;
    called = new CalledPoints(office, room);
  }

  /// All pages of notices.
  public static List<Pages> of(Drawing drawing, Office office, NoticeDesk desk, RoomReads room) {
    return List.of(
        new NoticePages(drawing, office, desk, room), new MyNoticePages(drawing, office, desk));
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get(
        "/notices", ctx -> ledger(ctx, "notice/ledger.jte"), RouteAccess.VIEWER, Audited.SHOWS);
    routes.get(
        "/part/notices", ctx -> ledger(ctx, "notice/list.jte"), RouteAccess.VIEWER, Audited.SHOWS);
    routes.get("/notices/channels", ctx -> channels(ctx, null), RouteAccess.VIEWER, Audited.SHOWS);
    routes.post(
        "/notices/channels/{channel}/try",
        this::attempt,
        RouteAccess.ADMIN,
        Operation.post(
            "tryChannel", "/notices/channels/{channel}/try", Reach.SITE, Given.text("address")));
  }

  /// @param about what the lines are about, in words; empty for the whole ledger
  /// @param query of the address that shows this part
  /// @param older address of the older ones; null when there are none
  /// @param points what the site calls devices and points, as [NoticeAbout] asks
  public record LedgerView(
      List<NoticeRows.Line> lines,
      String about,
      boolean failed,
      String query,
      @Nullable String older,
      Map<String, String> points,
      OfficeWords o) {
    public String about(Notice notice) {
      return NoticeAbout.of(notice, points, o.texts());
    }

    public String title(Notice notice) {
      return SpokenNotices.title(notice.kind(), o.texts());
    }

    public String who(Notice notice) {
      return notice.person() == Recipient.NOC
          ? o.texts().t("notice.noc")
          : o.person(notice.person());
    }

    /// `good`, `warning`, `critical` or `past`: how sure it is that somebody has it.
    public String css(NoticeRows.Line line) {
      NoticeOrder.Ended ended = line.ended();
      if (ended == NoticeOrder.Ended.ACKNOWLEDGED || line.notice().received()) {
        return "good";
      }
      return ended == NoticeOrder.Ended.FAILED || ended == NoticeOrder.Ended.EXPIRED
          ? "critical"
          : ended == NoticeOrder.Ended.PAGES ? "past" : "warning";
    }
  }

  /// @param tried what came of a trial; null when there was none
  public record ChannelsView(
      List<NoticeChannel> channels,
      Map<String, ChannelHealth> health,
      @Nullable Tried tried,
      Instant now) {
    /// The health of a channel that may never have sent anything.
    public ChannelHealth of(NoticeChannel channel) {
      return health.getOrDefault(channel.name(), ChannelHealth.NEW);
    }
  }

  /// @param problem why it was not tried; empty when it was
  public record Tried(String channel, @Nullable Attempt came, String problem) {
    public boolean well() {
      return came instanceof Attempt.Taken || came instanceof Attempt.Got;
    }

    public boolean received() {
      return came instanceof Attempt.Got;
    }
  }

  private void ledger(Context ctx, String template) {
    Texts w = drawing.words(ctx);
    String about = ctx.queryParam("about");
    boolean failed = ctx.queryParam("failed") != null;
    NoticeRows.Place behind = NoticeRows.Place.parse(String.valueOf(ctx.queryParam("before")));
    List<NoticeRows.Line> found =
        about != null
            ? desk.of(List.of(about.length() > 300 ? about.substring(0, 300) : about))
            : desk.ledger(
                behind == null ? new NoticeRows.Place(w.now().plusSeconds(1), "") : behind,
                failed,
                MOST + 1);
    boolean more = about == null && found.size() > MOST;
    List<NoticeRows.Line> lines = more ? found.subList(0, MOST) : found;
    String which = failed ? "failed&" : "";
    Map<String, String> points = called.in(w);
    String subject = about == null ? "" : about;
    if (about != null && !lines.isEmpty()) {
      Notice first = lines.getFirst().notice();
      subject = SpokenNotices.title(first.kind(), w) + ", " + NoticeAbout.of(first, points, w);
    }
    drawing.draw(
        ctx,
        template,
        "v",
        new LedgerView(
            lines,
            subject,
            failed,
            about != null
                ? "about=" + URLEncoder.encode(about, StandardCharsets.UTF_8)
                : which + (behind == null ? "" : "before=" + behind),
            more
                ? "/notices?" + which + "before=" + NoticeRows.Place.of(lines.getLast().notice())
                : null,
            points,
            new OfficeWords(w, office.people(), office.roles())));
  }

  /// Who was told of an alarm, as the page of that alarm shows it.
  ///
  /// @param alarm its name in the book
  public static LedgerView of(
      Office office, NoticeDesk desk, RoomReads room, String alarm, Texts w) {
    return new LedgerView(
        desk.of(List.of(alarm)),
        "",
        false,
        "about=" + URLEncoder.encode(alarm, StandardCharsets.UTF_8),
        null,
        new CalledPoints(office, room).in(w),
        new OfficeWords(w, office.people(), office.roles()));
  }

  private void channels(Context ctx, @Nullable Tried tried) {
    drawing.draw(
        ctx,
        "notice/channels.jte",
        "v",
        new ChannelsView(desk.channels(), desk.health(), tried, drawing.words(ctx).now()));
  }

  private void attempt(Context ctx) throws InterruptedException {
    Texts w = drawing.words(ctx);
    NoticeChannel channel = desk.channel(ctx.pathParam("channel"));
    if (channel == null) {
      throw new NotFoundResponse();
    }
    String typed = FormFields.of(ctx).value("address");
    String address = typed == null ? "" : FormReading.clean(typed).strip();
    if (!channel.centre() && (address.isEmpty() || !channel.fits(address))) {
      String problem = w.t("notice.address." + channel.kind());
      Reply.refused(ctx, problem, () -> channels(ctx, new Tried(channel.name(), null, problem)));
      return;
    }
    Attempt came =
        desk.trial(
            channel,
            UUID.randomUUID().toString(),
            channel.centre() ? "" : address,
            w.language().code());
    if (Reply.program(ctx)) {
      Reply.done(
          ctx,
          "/notices/channels",
          "state",
          came.getClass().getSimpleName().toUpperCase(Locale.ROOT),
          "said",
          came.said());
    } else {
      channels(ctx, new Tried(channel.name(), came, ""));
    }
  }
}
