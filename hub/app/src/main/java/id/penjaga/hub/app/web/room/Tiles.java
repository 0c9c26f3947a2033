package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.store.live.LivePicture;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.CalledPoint;
import id.penjaga.hub.app.web.view.Freshness;
import id.penjaga.hub.app.web.view.RoomStanding;
import id.penjaga.hub.app.web.view.Sample;
import id.penjaga.hub.app.web.view.TileView;
import id.penjaga.hub.app.web.view.Waiting;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tiles from the picture of now and the last values of the store. Nothing is remembered here: what
/// a tile says does not depend on who looked before.
///
/// One failed reading in between does not blank a value that is still young, it is shown with its
/// true age and the remark that the last reading failed (ENV-04).
final class Tiles {
  /// What has limits comes first, then as people ask: how warm, how damp, the door, water, power,
  /// outputs last.
  private static final Comparator<LivePicture.Point> ORDER =
      Comparator.<LivePicture.Point, String>comparing(point -> point.device().name())
          .thenComparing(point -> point.info().limits() == null)
          .thenComparing(point -> point.info().kind())
          .thenComparing(point -> point.info().unit())
          .thenComparing(point -> point.info().point().name());

  private final LivePicture live;
  private final Function<DeviceId, Map<PointId, LastValue>> stored;

  /// @param stored the last good reading of each point of a device; absent when there never was one
  Tiles(LivePicture live, Function<DeviceId, Map<PointId, LastValue>> stored) {
    this.live = live;
    this.stored = stored;
  }

  /// What the points are called.
  List<CalledPoint> called() {
    return live.points().stream()
        .map(point ->
            new CalledPoint(
                point.device(), point.info().point().name(), DisplayNames.label(point.info())))
        .toList();
  }

  /// @param alarms that stand
  /// @param nowMs the hub's wall clock
  List<TileView> all(List<AlarmView> alarms, long nowMs) {
    List<StateMessage.Alarm> phases = live.alarms();
    return live.points().stream()
        .sorted(ORDER)
        .map(point -> tile(point, alarms, phases, nowMs))
        .toList();
  }

  /// One tile, without computing any other.
  Optional<TileView> one(DeviceId device, PointId point, List<AlarmView> alarms, long nowMs) {
    return Optional.ofNullable(live.point(device, point))
        .map(found -> tile(found, alarms, live.alarms(), nowMs));
  }

  private TileView tile(
      LivePicture.Point point,
      List<AlarmView> alarms,
      List<StateMessage.Alarm> phases,
      long nowMs) {
    PointInfo info = point.info();
    @Nullable LastValue last = last(point, nowMs);
    Freshness freshness = freshness(point, last, online(point.device()), nowMs);
    @Nullable AlarmView alarm =
        alarms.stream()
            .filter(AlarmView::active)
            .filter(a -> a.device().equals(point.device()))
            .filter(a -> a.point().equals(info.point().name()))
            .max(Comparator.comparing(AlarmView::severity))
            .orElse(null);
    StateMessage.@Nullable Point message = point.message();
    RoomStanding standing =
        !freshness.current()
            ? RoomStanding.UNKNOWN
            : alarm == null ? RoomStanding.GOOD : alarm.standing();
    @Nullable Waiting waiting =
        alarm == null || last == null || !freshness.current()
            ? null
            : AlarmWaits.of(alarm, info, last.value(), phases);
    return new TileView(
        point.device(),
        info.point(),
        info.kind(),
        info.unit(),
        DisplayNames.label(info),
        freshness,
        last == null ? null : last.value(),
        at(info, last, alarm),
        message == null || freshness.current() ? null : message.why(),
        info.limits(),
        info.range(),
        last == null || !freshness.current() ? null : info.verdict(last.value()),
        standing,
        alarm == null ? null : alarm.kind(),
        waiting,
        List.<Sample>of(),
        null);
  }

  private boolean online(DeviceId device) {
    return live.links().stream().anyMatch(link -> link.device().equals(device) && link.online());
  }

  private static @Nullable Instant at(
      PointInfo info, @Nullable LastValue last, @Nullable AlarmView alarm) {
    if (last == null) {
      return null;
    }
    if (info.unit() != Unit.STATE) {
      return Instant.ofEpochMilli(last.wallMs());
    }
    if (alarm != null) {
      return alarm.raised();
    }
    return last.sinceMs() < 0 ? null : Instant.ofEpochMilli(last.sinceMs());
  }

  /// The last good reading: what was heard, or what is stored where that is all there is. A point
  /// that speaks only when it changes says itself since when.
  private @Nullable LastValue last(LivePicture.Point point, long nowMs) {
    @Nullable LastValue kept = stored.apply(point.device()).get(point.info().point());
    LivePicture.@Nullable Good heard = point.good();
    if (heard == null) {
      return kept;
    }
    StateMessage.@Nullable Point message = point.message();
    if (message == null || message.measure() == null) {
      return new LastValue(heard.value(), heard.wallMs(), since(heard, kept));
    }
    long read = point.ageMs() >= 0 ? nowMs - point.ageMs() : heard.wallMs();
    boolean ownWord = point.info().staleAfterMs() == 0 && message.at().clock().trusted();
    return new LastValue(heard.value(), read, ownWord ? message.at().wallMs() : since(heard, kept));
  }

  /// @return -1 when that is not known
  private static long since(LivePicture.Good heard, @Nullable LastValue kept) {
    if (heard.sinceMs() >= 0) {
      return heard.sinceMs();
    }
    return kept != null && kept.value() == heard.value() ? kept.sinceMs() : -1;
  }

  private static Freshness freshness(
      LivePicture.Point point, @Nullable LastValue last, boolean online, long nowMs) {
    if (!online) {
      return Freshness.OFFLINE;
    }
    return switch (point.freshness()) {
      case FRESH -> Freshness.FRESH;
      case UNCERTAIN -> {
        long stale = point.info().staleAfterMs();
        boolean young = last != null && (stale == 0 || nowMs - last.wallMs() <= stale);
        yield young ? Freshness.UNCERTAIN : Freshness.STALE;
      }
      case STALE -> Freshness.STALE;
      case UNKNOWN -> last == null ? Freshness.NEVER : Freshness.STALE;
    };
  }
}
