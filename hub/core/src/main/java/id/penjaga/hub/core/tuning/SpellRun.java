package id.penjaga.hub.core.tuning;

import id.penjaga.device.core.replay.PointReplay;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.hub.core.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A point judged by one setting, and the alarms that come of it.
final class SpellRun {
  /// More alarms of one point are no list that anybody reads.
  static final int MOST = 5_000;

  private final PointReplay replay;
  private final List<AlarmSpell> over = new ArrayList<>();
  private final Map<AlarmKind, AlarmSpell> standing = new EnumMap<>(AlarmKind.class);
  private boolean tooMany;

  SpellRun(DeviceId device, PointInfo info) {
    replay = new PointReplay(device, info, this::recorded);
  }

  void read(Samples samples, int index) {
    if (samples.missed(index)) {
      MissReason why = samples.why(index);
      replay.missed(samples.wallMs(index), why == null ? MissReason.TIMEOUT : why);
    } else {
      replay.taken(samples.wallMs(index), samples.value(index));
    }
  }

  void restarted(long wallMs) {
    replay.restarted(wallMs);
  }

  boolean moved(long wallMs, double low, double high) {
    return replay.moved(wallMs, low, high);
  }

  /// Whether there were more than can be listed; then the list is not whole.
  boolean tooMany() {
    return tooMany;
  }

  /// The alarms that stood at some moment of a stretch, in the order they were raised.
  List<AlarmSpell> spells(long fromMs) {
    List<AlarmSpell> all = new ArrayList<>(over);
    all.addAll(standing.values());
    all.removeIf(spell -> spell.clearedMs() < fromMs);
    all.sort(Comparator.comparingLong(AlarmSpell::raisedMs).thenComparing(AlarmSpell::kind));
    return List.copyOf(all);
  }

  private void recorded(long wallMs, JournalEvent event) {
    if (event instanceof JournalEvent.AlarmRaised raised) {
      double measured = raised.measured() == null ? Double.NaN : raised.measured().value();
      standing.put(
          raised.kind(),
          new AlarmSpell(raised.kind(), raised.severity(), wallMs, AlarmSpell.STANDS, measured));
    } else if (event instanceof JournalEvent.AlarmCleared cleared) {
      AlarmSpell was = standing.remove(cleared.kind());
      if (was != null && over.size() < MOST) {
        over.add(
            new AlarmSpell(was.kind(), was.severity(), was.raisedMs(), wallMs, was.measured()));
      } else if (was != null) {
        tooMany = true;
      }
    }
  }
}
