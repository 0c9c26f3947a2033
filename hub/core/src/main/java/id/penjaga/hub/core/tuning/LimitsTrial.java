package id.penjaga.hub.core.tuning;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.hub.core.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Judges the past of one point by several settings at once: those in force then, those that are
/// tried, and a few beside them. The readings come in portions; of them nothing is kept.
///
/// The same past and settings give the same outcome.
public final class LimitsTrial {
  private final PointInfo info;
  private final Limits now;
  private final Limits limits;
  private final Stretch stretch;
  private final List<Change> changes;
  private final SpellRun then;
  private final SpellRun tried;
  private final List<Beside> beside = new ArrayList<>();
  private int change;
  private int refused;
  private int restarts;
  private long readings;
  private long missed;
  private long heldBack;
  private long measuredMs;
  private long lastMs = Long.MIN_VALUE;

  /// What of the past is asked about: from inclusive, to exclusive. Readings of before begin the
  /// trial, so that it does not start in the middle of an alarm.
  public record Stretch(long fromMs, long toMs) {}

  /// What else happened to the point meanwhile.
  public sealed interface Change {
    long atMs();

    /// Its device started.
    record Restarted(long atMs) implements Change {}

    /// Its band was moved by an order.
    record Moved(long atMs, double low, double high) implements Change {}
  }

  private record Beside(Limits limits, SpellRun run) {}

  /// @param info the point as it is set now
  /// @param tried limits of the same point
  /// @param changes in any order; of those before the first reading, the last band begins
  /// @throws IllegalArgumentException when the point has no limits
  public LimitsTrial(
      DeviceId device, PointInfo info, Limits tried, Stretch stretch, List<Change> changes) {
    Limits set = info.limits();
    if (set == null) {
      throw new IllegalArgumentException("the point " + info.point() + " has no limits");
    }
    this.info = info;
    this.stretch = stretch;
    now = set;
    limits = tried;
    then = new SpellRun(device, info);
    this.tried = new SpellRun(device, info.withLimits(tried));
    this.changes = changes.stream().sorted(Comparator.comparingLong(Change::atMs)).toList();
    for (Limits each : SettingsGrid.around(tried, info.unit())) {
      beside.add(new Beside(each, new SpellRun(device, info.withLimits(each))));
    }
  }

  /// The next readings.
  ///
  /// @param samples in order, and none before those of the last call
  public void take(Samples samples) {
    for (int i = 0; i < samples.size(); i++) {
      changesUntil(samples.wallMs(i));
      count(samples, i);
      then.read(samples, i);
      tried.read(samples, i);
      for (Beside each : beside) {
        each.run().read(samples, i);
      }
    }
  }

  private void changesUntil(long wallMs) {
    while (change < changes.size() && changes.get(change).atMs() <= wallMs) {
      switch (changes.get(change++)) {
        case Change.Restarted(long atMs) -> {
          then.restarted(atMs);
          tried.restarted(atMs);
          beside.forEach(each -> each.run().restarted(atMs));
          restarts += atMs >= stretch.fromMs() ? 1 : 0;
        }
        case Change.Moved(long atMs, double low, double high) ->
            refused += then.moved(atMs, low, high) ? 0 : 1;
      }
    }
  }

  private void count(Samples samples, int index) {
    long wallMs = samples.wallMs(index);
    if (wallMs < stretch.fromMs()) {
      return;
    }
    if (!samples.missed(index)) {
      readings++;
      long since = lastMs == Long.MIN_VALUE ? 0 : Math.max(0, wallMs - lastMs);
      measuredMs += info.staleAfterMs() == 0 ? since : Math.min(since, info.staleAfterMs());
      lastMs = wallMs;
      return;
    }
    MissReason why = samples.why(index);
    missed++;
    heldBack += why == MissReason.IMPLAUSIBLE || why == MissReason.FROZEN ? 1 : 0;
  }

  /// Whether there were more alarms than can be compared; a shorter stretch has fewer.
  public boolean tooMany() {
    return then.tooMany() || tried.tooMany();
  }

  /// What came of it.
  ///
  /// @param recorded the alarms of the point's limits that its device recorded, of the same stretch
  public TrialOutcome outcome(List<AlarmSpell> recorded, Telling telling) {
    List<AlarmSpell> before = then.spells(stretch.fromMs());
    List<AlarmSpell> after = tried.spells(stretch.fromMs());
    return new TrialOutcome(
        now,
        limits,
        stretch,
        new TrialOutcome.Basis(
            readings,
            missed,
            heldBack,
            Math.min(measuredMs, stretch.toMs() - stretch.fromMs()),
            restarts,
            refused,
            bandKnown()),
        before,
        after,
        Comparison.of(before, after),
        Comparison.of(recorded, before),
        telling.calls(before, stretch.toMs()),
        telling.calls(after, stretch.toMs()),
        Following.of(before, after, stretch),
        SettingsGrid.judged(
            before,
            beside.stream()
                .filter(each -> !each.run().tooMany())
                .map(each ->
                    new SettingsGrid.Tried(each.limits(), each.run().spells(stretch.fromMs())))
                .toList(),
            stretch.toMs()));
  }

  /// The band of the beginning is known when an order moved it before, or none did at all: then it
  /// is the configured one, unless somebody edited that since.
  private boolean bandKnown() {
    return changes.stream()
        .filter(Change.Moved.class::isInstance)
        .findFirst()
        .map(first -> first.atMs() <= stretch.fromMs())
        .orElse(true);
  }
}
