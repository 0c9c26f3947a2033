package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.store.live.LivePicture;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.Freshness;
import id.penjaga.hub.app.web.view.Sample;
import id.penjaga.hub.app.web.view.Standing;
import id.penjaga.hub.app.web.view.TileView;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns the store's picture of now into tiles. It remembers the last good value of each point: one
/// failed reading in between does not blank a value that is still young, it is shown with its true
/// age and the remark that the last reading failed (ENV-04). And it remembers since when a
/// two-valued point is as it is.
final class Tiles {
  /// What has limits comes first, then as people ask: how warm, how damp, the door, water, power,
  /// outputs last.
  private static final Comparator<LivePicture.Point> ORDER =
      Comparator.<LivePicture.Point, String>comparing(point -> point.device().name())
          .thenComparing(point -> point.info().limits() == null)
          .thenComparing(point -> point.info().kind())
          .thenComparing(point -> point.info().unit())
          .thenComparing(point -> point.info().point().name());

  private final Map<Key, Good> good = new HashMap<>();

  private record Key(DeviceId device, PointId point) {}

  private record Good(double value, Instant read, @Nullable Instant since) {}

  /// @param nowMs the hub's wall clock
  synchronized List<TileView> of(LivePicture live, List<AlarmView> alarms, long nowMs) {
    Set<DeviceId> online =
        live.links().stream()
            .filter(LivePicture.Link::online)
            .map(LivePicture.Link::device)
            .collect(Collectors.toSet());
    return live.points().stream()
        .sorted(ORDER)
        .map(point -> tile(point, alarms, online.contains(point.device()), nowMs))
        .toList();
  }

  private TileView tile(
      LivePicture.Point point, List<AlarmView> alarms, boolean online, long nowMs) {
    PointInfo info = point.info();
    Key key = new Key(point.device(), info.point());
    Good last = remember(key, point, nowMs);
    Freshness freshness = freshness(point, last, online, nowMs);
    @Nullable AlarmView alarm =
        alarms.stream()
            .filter(AlarmView::active)
            .filter(a -> a.device().equals(point.device()))
            .filter(a -> a.point().equals(info.point().name()))
            .max(Comparator.comparing(AlarmView::severity))
            .orElse(null);
    StateMessage.@Nullable Point message = point.message();
    Standing standing =
        !freshness.current() ? Standing.UNKNOWN : alarm == null ? Standing.GOOD : alarm.standing();
    boolean twoValued = info.unit() == Unit.STATE;
    @Nullable Instant at = last == null ? null : twoValued ? last.since : last.read;
    if (twoValued && alarm != null) {
      at = alarm.raised();
    }
    return new TileView(
        point.device(),
        info.point(),
        info.kind(),
        info.unit(),
        DisplayNames.label(info),
        freshness,
        last == null ? null : last.value,
        at,
        message == null || freshness.current() ? null : message.why(),
        info.limits(),
        standing,
        alarm == null ? null : alarm.kind(),
        List.<Sample>of());
  }

  private @Nullable Good remember(Key key, LivePicture.Point point, long nowMs) {
    Good before = good.get(key);
    StateMessage.@Nullable Point message = point.message();
    @Nullable Measure measure = message == null ? null : message.measure();
    if (message == null || measure == null) {
      return before;
    }
    Instant read =
        point.ageMs() >= 0 ? Instant.ofEpochMilli(nowMs - point.ageMs()) : message.at().wall();
    boolean speaksOnChange = point.info().staleAfterMs() == 0;
    @Nullable Instant since =
        speaksOnChange && message.at().clock().trusted()
            ? message.at().wall()
            : before == null ? null : before.value == measure.value() ? before.since : read;
    Good now = new Good(measure.value(), read, since);
    good.put(key, now);
    return now;
  }

  private static Freshness freshness(
      LivePicture.Point point, @Nullable Good last, boolean online, long nowMs) {
    if (!online) {
      return Freshness.OFFLINE;
    }
    return switch (point.freshness()) {
      case FRESH -> Freshness.FRESH;
      case UNCERTAIN -> {
        long stale = point.info().staleAfterMs();
        boolean young = last != null && (stale == 0 || nowMs - last.read.toEpochMilli() <= stale);
        yield young ? Freshness.UNCERTAIN : Freshness.STALE;
      }
      case STALE -> Freshness.STALE;
      case UNKNOWN -> Freshness.NEVER;
    };
  }
}
