package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.live.LivePicture;
import id.penjaga.hub.app.store.readings.HeardPoint;
import id.penjaga.hub.app.web.view.HeardDay;
import id.penjaga.hub.app.web.view.Sample;
import id.penjaga.hub.app.web.view.TileView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The past that is drawn on tiles: the line of the last hours and the strip of the last day. Each
/// is asked of the store once a minute at most, whoever looks.
final class TileCourses {
  private static final int STEPS = 120;
  private static final long LINE_MS = Duration.ofHours(6).toMillis();
  private static final long KEPT_MS = 60_000;

  private final Store store;
  private final Map<Key, CachedAnswer<List<Sample>>> lines = new ConcurrentHashMap<>();
  private final Map<Key, CachedAnswer<Optional<HeardDay>>> days = new ConcurrentHashMap<>();

  /// @param staleMs a point may speak for another time after its configuration changed
  private record Key(DeviceId device, PointId point, long staleMs) {}

  TileCourses(Store store) {
    this.store = store;
  }

  /// The tile with its line and its strip.
  TileView drawn(TileView tile) {
    return tile.twoValued()
        ? tile
        : heard(tile).withSpark(kept(lines, new Key(tile.device(), tile.point(), 0), this::line));
  }

  /// The tile with its strip; a point that speaks only when it changes has none.
  TileView heard(TileView tile) {
    return tile.withHeard(day(tile.device(), tile.point()).orElse(null));
  }

  /// The strip of each device: whole only where all its points are that are measured again and
  /// again.
  Map<DeviceId, HeardDay> heard() {
    Map<DeviceId, HeardDay> all = new HashMap<>();
    for (LivePicture.Point point : store.live().points()) {
      day(point.device(), point.info().point())
          .ifPresent(day -> all.merge(point.device(), day, HeardDay::with));
    }
    return all;
  }

  /// The readings of a point as a chart takes them; empty for one that nobody knows.
  List<Sample> course(DeviceId device, PointId point, long fromMs, long toMs, int steps) {
    return info(device, point)
        .map(info ->
            Chart.of(
                    store.queries().history(device, point, fromMs, toMs, steps), info, fromMs, toMs)
                .series())
        .orElse(List.of());
  }

  private List<Sample> line(Key key) {
    long to = store.clock().wallMs();
    return course(key.device(), key.point(), to - LINE_MS, to, STEPS);
  }

  private Optional<HeardDay> day(DeviceId device, PointId point) {
    long staleMs = info(device, point).map(PointInfo::staleAfterMs).orElse(0L);
    if (staleMs <= 0) {
      return Optional.empty();
    }
    Key key = new Key(device, point, staleMs);
    HeardPoint fresh = new HeardPoint(staleMs);
    return kept(days, key, _ -> ask(key, fresh));
  }

  private Optional<HeardDay> ask(Key key, HeardPoint heard) {
    return store
        .queries()
        .series(key.device(), key.point(), series -> heard.day(series, store.clock().wallMs()))
        .map(day ->
            new HeardDay(
                Instant.ofEpochMilli(day.fromMs()),
                Instant.ofEpochMilli(day.untilMs()),
                day.halves()));
  }

  private <T> T kept(Map<Key, CachedAnswer<T>> answers, Key key, Function<Key, T> question) {
    return answers
        .computeIfAbsent(
            key,
            _ -> new CachedAnswer<>(() -> question.apply(key), store.clock()::uptimeMs, KEPT_MS))
        .get();
  }

  private Optional<PointInfo> info(DeviceId device, PointId point) {
    return Optional.ofNullable(store.live().point(device, point)).map(LivePicture.Point::info);
  }
}
