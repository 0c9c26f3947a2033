package id.penjaga.hub.app.tuning;

import id.penjaga.device.core.replay.PointReplay;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.live.LivePicture;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.app.store.rooms.PastQueries;
import id.penjaga.hub.app.store.rooms.PointPastQueries;
import id.penjaga.hub.core.Samples;
import id.penjaga.hub.core.alarm.AlarmOccurrence;
import id.penjaga.hub.core.tuning.AlarmSpell;
import id.penjaga.hub.core.tuning.LimitsTrial.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The past of points as the store has it.
public final class StoredPast implements PointPast {
  private static final Map<String, AlarmKind> KINDS =
      PointReplay.KINDS.stream().collect(Collectors.toMap(Enum::name, Function.identity()));

  /// More alarms of one point are compared with nothing.
  private static final int MOST_RECORDED = 10_000;

  private final Supplier<Store> store;

  /// @param store throws [id.penjaga.hub.app.store.sql.StoreException] while it is not open
  public StoredPast(Supplier<Store> store) {
    this.store = store;
  }

  @Override
  public Optional<PointInfo> info(DeviceId device, PointId point) {
    return Optional.ofNullable(store.get().live().point(device, point))
        .map(LivePicture.Point::info);
  }

  @Override
  public Samples readings(DeviceId device, PointId point, long fromMs, long toMs) {
    return queries().readings(device, point, fromMs, toMs);
  }

  @Override
  public List<Change> changes(DeviceId device, PointId point, long fromMs, long toMs) {
    List<Change> changes = new ArrayList<>();
    JournalLine before =
        new PastQueries(store.get().reads()).limitsChanged(device, point.name(), fromMs - 1);
    if (before != null) {
      changes.addAll(moved(before));
    }
    queries().moved(device, point, fromMs, toMs).forEach(line -> changes.addAll(moved(line)));
    queries().started(device, fromMs, toMs).forEach(at -> changes.add(new Change.Restarted(at)));
    return changes;
  }

  private PointPastQueries queries() {
    Store open = store.get();
    return new PointPastQueries(open.reads(), open.pending());
  }

  private static List<Change> moved(JournalLine line) {
    return line.event() instanceof JournalEvent.LimitsChanged e
        ? List.of(new Change.Moved(line.atMs(), e.low(), e.high()))
        : List.of();
  }

  @Override
  public List<AlarmSpell> recorded(DeviceId device, PointId point, long fromMs, long toMs) {
    List<AlarmSpell> spells = new ArrayList<>();
    store
        .get()
        .queries()
        .occurrences(
            fromMs,
            toMs,
            one -> {
              if (spells.size() < MOST_RECORDED
                  && one.device().equals(device.name())
                  && one.point().equals(point.name())) {
                spells.addAll(spell(one));
              }
            });
    return spells;
  }

  private static List<AlarmSpell> spell(AlarmOccurrence one) {
    AlarmKind kind = KINDS.get(one.kind());
    Instant cleared = one.cleared();
    return kind == null
        ? List.of()
        : List.of(
            new AlarmSpell(
                kind,
                one.severity(),
                one.raised().toEpochMilli(),
                cleared == null ? AlarmSpell.STANDS : cleared.toEpochMilli(),
                Double.NaN));
  }
}
