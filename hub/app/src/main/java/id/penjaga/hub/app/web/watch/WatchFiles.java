package id.penjaga.hub.app.web.watch;

import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.sheet.ListDownload;
import id.penjaga.hub.app.web.view.AccessLine;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.RoomReads.AccessLogFilter;
import id.penjaga.hub.app.web.view.RoomReads.AlarmFilter;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.paper.PaperPart;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/// Alarms and access log as files for a spreadsheet: what the pages list, page after page.
final class WatchFiles {
  private final Drawing drawing;
  private final RoomReads reads;

  WatchFiles(Drawing drawing, RoomReads reads) {
    this.drawing = drawing;
    this.reads = reads;
  }

  void declare(RoutesConfig routes) {
    ListDownload.declare(
        routes,
        "/alarms",
        this::alarms,
        Operation.file(
            "exportAlarms",
            "/exports/alarms/csv",
            Reach.SITE,
            Given.text("severity"),
            Given.of(Given.Type.TICK, "open")));
    ListDownload.declare(
        routes,
        "/access",
        this::access,
        Operation.file(
            "exportAccess",
            "/exports/access/csv",
            Reach.SITE,
            Given.of(Given.Type.TICK, "denied")));
  }

  private static List<PaperPart.Column> columns(Texts w, String... keys) {
    return Stream.of(keys).map(key -> new PaperPart.Column(w.t(key), 6)).toList();
  }

  private void alarms(Context ctx) {
    Texts w = drawing.words(ctx);
    Severity severity = RoomPages.severity(ctx);
    boolean open = ctx.queryParam("open") != null;
    ListDownload.send(
        ctx,
        "alarms",
        columns(
            w,
            "alarm.raised",
            "alarm.cleared",
            "alarm.lasted",
            "alarm.severity",
            "alarm.what",
            "alarm.value",
            "alarm.where",
            "alarm.device",
            "alarm.handled_at",
            "alarm.handler",
            "alarm.handling"),
        rows(
            before -> reads.alarms(new AlarmFilter(severity, open, before)),
            alarm -> cells(alarm, w)));
  }

  private static List<String> cells(AlarmView alarm, Texts w) {
    Measure measured = alarm.measured();
    AlarmView.Handled handled = alarm.handled();
    return List.of(
        w.dateTime(alarm.raised()),
        alarm.cleared() == null ? w.t("alarm.state.active") : w.dateTime(alarm.cleared()),
        alarm.cleared() == null
            ? ""
            : w.duration(Duration.between(alarm.raised(), alarm.cleared())),
        w.of("alarm.severity", alarm.severity()),
        w.t("alarm." + alarm.kind()),
        measured == null || measured.unit() == Unit.STATE
            ? ""
            : w.measure(measured.value(), measured.unit()),
        alarm.label().in(w),
        alarm.device().name(),
        handled == null ? w.t("alarm.unread") : w.dateTime(handled.at()),
        handled == null ? "" : handled.by(),
        handled == null
            ? alarm.remark() == null ? "" : w.t("remark." + alarm.remark())
            : handled.note());
  }

  private void access(Context ctx) {
    Texts w = drawing.words(ctx);
    boolean denied = ctx.queryParam("denied") != null;
    ListDownload.send(
        ctx,
        "access",
        columns(
            w,
            "ui.time",
            "access.event",
            "access.reason",
            "ui.person",
            "access.badge",
            "access.door",
            "access.direction",
            "access.open",
            "alarm.device",
            "access.clock"),
        rows(before -> reads.access(new AccessLogFilter(denied, before)), line -> cells(line, w)));
  }

  private static List<String> cells(AccessLine line, Texts w) {
    return List.of(
        w.exact(line.at()),
        w.of("access", line.what()),
        line.reason() == null ? "" : w.of("access.reason", line.reason()),
        line.holder() == null ? "" : line.holder(),
        line.badge() == null ? "" : w.t("access.badge_short", "badge", line.badge()),
        line.door().in(w),
        line.direction() == null ? "" : w.of("access.direction", line.direction()),
        line.open() == null ? "" : w.duration(line.open()),
        line.device().name(),
        line.trusted() ? "" : w.t("ui.untrusted_time"));
  }

  /// The rows of all pages, of which one is held at a time.
  private static <T> Iterator<List<String>> rows(
      LongFunction<RoomReads.Page<T>> pages, Function<T, List<String>> row) {
    return new Iterator<>() {
      private RoomReads.Page<T> page = pages.apply(0);
      private int at;

      @Override
      public boolean hasNext() {
        while (at == page.rows().size() && page.next() > 0) {
          page = pages.apply(page.next());
          at = 0;
        }
        return at < page.rows().size();
      }

      @Override
      public List<String> next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return row.apply(page.rows().get(at++));
      }
    };
  }
}
