package id.penjaga.hub.app.web.resource;

import id.penjaga.hub.app.monitor.LiveMonitor;
import id.penjaga.hub.app.monitor.MonitorPicture;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.monitor.MonitorFile;
import id.penjaga.hub.app.web.api.RoomScope;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.operation.Slice;
import id.penjaga.hub.core.monitor.CheckResult;
import id.penjaga.hub.core.monitor.MaintenanceWindow;
import id.penjaga.hub.core.monitor.StateTurn;
import id.penjaga.hub.core.monitor.WatchState;
import id.penjaga.hub.core.register.Item;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is watched, how it stands and how it stood.
final class MonitorResources {
  private final Office office;
  private final MonitorPicture monitors;
  private final RoomScope rooms;

  MonitorResources(Sources sources, MonitorPicture monitors) {
    this.office = sources.office();
    this.monitors = monitors;
    this.rooms = new RoomScope(sources);
  }

  /// @param targets as they are written in the register
  /// @param checked the last check; absent before the first
  /// @param fault why it was not good; absent for none
  /// @param planned whether its item is being worked on
  public record MonitorLine(
      String monitor,
      String register,
      String item,
      List<String> targets,
      WatchState.Stand stand,
      Instant since,
      LiveMonitor.Rank rank,
      @Nullable Instant checked,
      CheckResult.@Nullable Fault fault,
      boolean planned) {
    static MonitorLine of(LiveMonitor live) {
      CheckResult last = live.last();
      return new MonitorLine(
          live.of().name(),
          live.of().register(),
          live.of().item(),
          live.of().targets().stream().map(one -> one.address()).toList(),
          live.state().stand(),
          live.state().since(),
          live.rank(),
          last == null ? null : last.at(),
          last == null || last.good() ? null : last.fault(),
          live.planned());
    }
  }

  /// A watched item with what is known of it.
  ///
  /// @param turns of each of its monitors since the beginning of last year, by means
  /// @param windows of planned work, the latest first
  /// @param cases numbers of open cases about it
  public record WatchedItem(
      List<MonitorLine> monitors,
      Map<String, List<StateTurn>> turns,
      List<MaintenanceWindow> windows,
      List<Long> cases) {}

  List<Read> reads() {
    return List.of(
        Read.many(
            "listMonitors", "/monitors", "/monitors", Reach.OWN, MonitorLine.class, this::list),
        Read.one(
            "getMonitors",
            "/monitors/{register}/{item}",
            "/monitors/{register}/{item}",
            Reach.ITEM,
            WatchedItem.class,
            this::one));
  }

  /// By name, so that a part of the list is the same however the monitors turn meanwhile.
  private Object list(Context ctx) {
    List<LiveMonitor> seen =
        monitors.now().stream()
            .filter(one -> !rooms.bound(ctx) || sees(ctx, one))
            .sorted(Comparator.comparing(one -> one.of().name()))
            .toList();
    return Slice.of(ctx, seen, one -> one.of().name()).map(MonitorLine::of);
  }

  private boolean sees(Context ctx, LiveMonitor one) {
    return office
        .holdings()
        .file(one.of().register(), one.of().item())
        .filter(file -> rooms.sees(ctx, file.item()))
        .isPresent();
  }

  private Object one(Context ctx) {
    String register = ctx.pathParam("register");
    Item item =
        office
            .holdings()
            .file(register, ctx.pathParam("item"))
            .orElseThrow(NotFoundResponse::new)
            .item();
    List<LiveMonitor> live =
        monitors.now().stream()
            .filter(one -> one.of().register().equals(register))
            .filter(one -> one.of().item().equals(item.label()))
            .toList();
    MonitorFile file =
        office
            .monitoring()
            .file(register, item.label(), live.stream().map(one -> one.of().name()).toList());
    return new WatchedItem(
        live.stream().map(MonitorLine::of).toList(), file.turns(), file.windows(), file.cases());
  }
}
