package id.penjaga.hub.app.tuning;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.tuning.SettingsTrial.Progress;
import id.penjaga.hub.app.tuning.SettingsTrial.State;
import id.penjaga.hub.core.tuning.AlarmSpell;
import id.penjaga.hub.core.tuning.LimitsTrial;
import id.penjaga.hub.core.tuning.LimitsTrial.Stretch;
import id.penjaga.hub.core.tuning.Telling;
import id.penjaga.hub.core.tuning.TrialOutcome;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Where people have other settings tried. One trial runs at a time, each person has one, and a few
/// wait; a person's next trial takes the place of the one before.
public final class TuningDesk implements AutoCloseable {
  /// The stretches that can be tried, in days.
  public static final List<Integer> SPANS = List.of(7, 30, 90);

  /// So much is read at a time: between two portions others may ask the store, and a trial be
  /// ended.
  private static final long PORTION_MS = Duration.ofHours(6).toMillis();

  /// So much of before is judged, so that an alarm that stands at the beginning does.
  private static final long BEFORE_MS = Duration.ofHours(6).toMillis();

  private static final int MOST_WAITING = 8;
  private static final int MOST_KEPT = 16;

  /// What of the past is asked about.
  ///
  /// @param days one of [#SPANS], up to now
  /// @param day one day in place of that, not after today; null for none
  /// @param zone of the site
  public record Asked(int days, @Nullable LocalDate day, ZoneId zone) {}

  private final PointPast past;
  private final Office office;
  private final LongSupplier wallMs;
  private final ThreadPoolExecutor thread;
  private final Map<String, Held> byPerson = new LinkedHashMap<>();
  private long number;

  /// @param task what the thread does for it
  private record Held(SettingsTrial trial, Runnable task) {
    boolean lasts() {
      return trial.progress().state().lasts();
    }
  }

  /// @param office knows who is told of alarms
  /// @param wallMs the clock of the rooms
  public TuningDesk(PointPast past, Office office, LongSupplier wallMs, Threads threads) {
    this.past = past;
    this.office = office;
    this.wallMs = wallMs;
    thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            threads.factory("settings-trial"));
  }

  /// The point as it is set now; empty when it is not there or has no limits.
  public Optional<PointInfo> info(DeviceId device, PointId point) {
    return past.info(device, point).filter(info -> info.limits() != null);
  }

  /// Begins a trial, in place of the one that this person had.
  ///
  /// @param asked what of the past
  /// @return empty when too many others wait
  public synchronized Optional<SettingsTrial> begin(
      String person, DeviceId device, PointInfo info, Limits limits, Asked asked) {
    cancel(person);
    SettingsTrial trial =
        new SettingsTrial(
            ++number,
            device,
            info.point(),
            limits,
            asked.days(),
            asked.day(),
            stretch(asked, wallMs.getAsLong()),
            new Progress());
    Runnable task = () -> run(trial, info);
    try {
      thread.execute(task);
    } catch (RejectedExecutionException _) {
      return Optional.empty();
    }
    byPerson.remove(person);
    byPerson.put(person, new Held(trial, task));
    forget();
    return Optional.of(trial);
  }

  private static Stretch stretch(Asked asked, long nowMs) {
    LocalDate day = asked.day();
    return day == null
        ? new Stretch(nowMs - Duration.ofDays(asked.days()).toMillis(), nowMs)
        : new Stretch(
            begin(day, asked.zone()), Math.min(nowMs, begin(day.plusDays(1), asked.zone())));
  }

  private static long begin(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /// The trial of a person, running or over; empty when they had none lately.
  public synchronized Optional<SettingsTrial> of(String person) {
    return Optional.ofNullable(byPerson.get(person)).map(Held::trial);
  }

  /// Ends the trial of a person; one that is over stays as it is.
  public synchronized void cancel(String person) {
    Held held = byPerson.get(person);
    if (held != null && held.lasts()) {
      held.trial().progress().unwanted();
      held.trial().progress().end(State.CANCELLED);
      thread.remove(held.task()); // whoever begins and cancels all day fills no queue
    }
  }

  /// Those that were begun first are forgotten first, and not while they last.
  private void forget() {
    List<String> over = new ArrayList<>();
    byPerson.forEach((person, held) -> {
      if (byPerson.size() - over.size() > MOST_KEPT && !held.lasts()) {
        over.add(person);
      }
    });
    over.forEach(byPerson::remove);
  }

  private void run(SettingsTrial trial, PointInfo info) {
    Progress progress = trial.progress();
    try {
      judge(trial, info, progress);
    } catch (StoreException e) {
      Logger.warn("Settings of {} are not tried: {}", trial.point(), e.getMessage());
      end(progress, State.FAILED);
    } catch (RuntimeException e) {
      Logger.error(e, "Trying settings of {} went wrong", trial.point());
      end(progress, State.FAILED);
    }
  }

  private void judge(SettingsTrial trial, PointInfo info, Progress progress) {
    long fromMs = trial.stretch().fromMs() - BEFORE_MS;
    long toMs = trial.stretch().toMs();
    DeviceId device = trial.device();
    PointId point = trial.point();
    LimitsTrial judge =
        new LimitsTrial(
            device,
            info,
            trial.limits(),
            trial.stretch(),
            past.changes(device, point, fromMs, toMs));
    for (long at = fromMs; at < toMs; at += PORTION_MS) {
      if (!reading(progress, (double) (at - fromMs) / (toMs - fromMs))) {
        return;
      }
      judge.take(past.readings(device, point, at, Math.min(toMs, at + PORTION_MS)));
      if (judge.tooMany()) {
        end(progress, State.TOO_MANY);
        return;
      }
    }
    List<AlarmSpell> recorded = past.recorded(device, point, trial.stretch().fromMs(), toMs);
    TrialOutcome outcome =
        judge.outcome(recorded, new Telling(office.climbs().chains(), office.calendar()));
    synchronized (this) {
      if (progress.wanted()) {
        progress.done(outcome);
      }
    }
  }

  private synchronized boolean reading(Progress progress, double share) {
    if (progress.wanted()) {
      progress.read(share);
    }
    return progress.wanted();
  }

  private synchronized void end(Progress progress, State state) {
    if (progress.wanted()) {
      progress.end(state);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      byPerson.values().forEach(held -> held.trial().progress().unwanted());
    }
    thread.getQueue().clear();
    thread.shutdown();
  }
}
