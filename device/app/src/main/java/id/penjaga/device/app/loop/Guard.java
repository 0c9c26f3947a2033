package id.penjaga.device.app.loop;

import id.penjaga.device.app.journal.Body;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Dropped;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.TrendStore;
import id.penjaga.device.core.Effect;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.Step;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Hands events to the room's controller and carries out its answer: all records of a step are durable before any of its effects is carried out.
///
/// When the journal refuses, the room is told once, decisions and alarms go on, and what cannot be recorded is counted. Every five seconds the
/// guard asks again with the very records that declare the loss; when they are taken, recording goes on.
///
/// One thread calls it, except {@link #room}.
public final class Guard implements TrendStore.Losses {
  static final long RETRY_MS = 5_000;
  private static final long TIDY_MS = 1_000;
  private static final long RETAIN_MS = 3_600_000;

  private final DeviceId device;
  private final Journal journal;
  private final Outputs outputs;
  private final Batches batches = new Batches();

  private volatile RoomController room;
  private volatile boolean recording = true;
  private volatile long lost;
  private volatile long journalMs;
  private volatile News news = News.NONE;
  private @Nullable TrendStore trends;
  private Moment now;
  private long unrecorded;
  private long retryMs;
  private long tidyMs;
  private long retainMs;
  private boolean troubled;

  public Guard(RoomController room, Journal journal, Outputs outputs, Moment now) {
    this.room = room;
    this.device = room.rules().device();
    this.journal = journal;
    this.outputs = outputs;
    this.now = now;
  }

  /// Where readings go from now on; those that came before are kept for it. Open it after {@link Event.Started} was handled, which is the first record
  /// of an epoch.
  public void keepIn(TrendStore store) {
    trends = store;
  }

  /// Who is told of everything from now on. What happened before is in the room's picture.
  public void tell(News listener) {
    news = listener;
  }

  /// The room as it is, for any thread.
  public RoomController room() {
    return room;
  }

  /// Whether the journal takes records; for any thread.
  public boolean recording() {
    return recording;
  }

  /// Uptime at which the journal's disk last gave an answer, be it a refusal, or had nothing to do; for any thread.
  public long journalMs() {
    return journalMs;
  }

  /// Records, readings and events given up since the start; for any thread.
  public long lost() {
    return lost;
  }

  /// Uptime in milliseconds by which {@link #pass} is to be called.
  public long wakeUpMs() {
    long wake = Math.min(room.wakeUpMs(), tidyMs);
    return recording ? wake : Math.min(wake, retryMs);
  }

  public void handle(Event event) {
    now = event.at();
    if (event instanceof Event.Lost given) {
      lost += given.count();
    }
    carryOut(room.on(event), false);
    retry();
  }

  /// Records something the shell has decided by itself, such as a command that could not be run.
  public void record(Moment at, JournalEvent event) {
    now = at;
    if (!kept(List.of(new Effect.Record(at, event)))) {
      tellRecording();
    }
    news.grown();
  }

  /// Time has passed.
  public void pass(Moment at) {
    now = at;
    if (at.uptimeMs() >= room.wakeUpMs()) {
      carryOut(room.on(new Event.Tick(at)), false);
    }
    retry();
    if (at.uptimeMs() >= tidyMs) {
      tidyMs = at.uptimeMs() + TIDY_MS;
      tidy(at.uptimeMs());
    }
  }

  /// @param recorded whether the step's records are durable already
  private void carryOut(Step step, boolean recorded) {
    boolean rulesChanged = step.next().rules() != room.rules();
    room = step.next();
    List<Effect.Record> records = records(step);
    boolean kept = recorded || records.isEmpty() || kept(records);
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.Record _ -> {}
        case Effect.Switch e -> outputs.set(e.output(), e.on());
        case Effect.Unlock e -> outputs.release(e.lock(), e.forMs());
        case Effect.Trend e -> batches.add(e.reading());
        case Effect.Publish e -> news.publish(e.message());
      }
    }
    if (rulesChanged) {
      news.reborn();
    }
    if (!records.isEmpty()) {
      news.grown();
    }
    if (!kept) {
      tellRecording();
    }
  }

  private static List<Effect.Record> records(Step step) {
    List<Effect.Record> records = new ArrayList<>();
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Record record) {
        records.add(record);
      }
    }
    return records;
  }

  /// @return false when recording has just become impossible
  private boolean kept(List<Effect.Record> records) {
    if (recording) {
      try {
        append(records);
        return true;
      } catch (DiskException e) {
        recording = false;
        retryMs = now.uptimeMs() + RETRY_MS;
        unrecorded += records.size();
        lost += records.size();
        Logger.error("The journal takes no records, decisions go on: {}", e.getMessage());
        return false;
      }
    }
    unrecorded += records.size();
    lost += records.size();
    return true;
  }

  private void append(List<Effect.Record> records) throws DiskException {
    List<Body> bodies = new ArrayList<>(records.size());
    for (Effect.Record record : records) {
      bodies.add((position, after, previous) ->
          Codec.journalBody(
              device, journal.log(), position, after, record.at(), record.event(), previous));
    }
    try {
      journal.append(bodies);
    } finally {
      journalMs = now.uptimeMs();
    }
  }

  private void tellRecording() {
    carryOut(room.on(new Event.RecordingChanged(now, false, 0)), false);
  }

  private void retry() {
    if (recording || now.uptimeMs() < retryMs) {
      return;
    }
    retryMs = now.uptimeMs() + RETRY_MS;
    Step step = room.on(new Event.RecordingChanged(now, true, unrecorded));
    try {
      append(records(step));
    } catch (DiskException _) {
      return; // The step is forgotten; the room still knows that it cannot record.
    }
    Logger.info("The journal takes records again; {} were lost", unrecorded);
    recording = true;
    unrecorded = 0;
    carryOut(step, true);
  }

  private void tidy(long uptimeMs) {
    TrendStore store = trends;
    try {
      if (store != null) {
        if (batches.flush(device, journal.log(), store, now)) {
          news.grown();
        }
        store.tick(uptimeMs);
      }
      journal.prepare(uptimeMs);
      if (uptimeMs >= retainMs) {
        retainMs = uptimeMs + RETAIN_MS;
        if (journal.retain() != null) {
          news.reborn();
        }
      }
      troubled = false;
    } catch (DiskException e) {
      if (!troubled) {
        Logger.warn("The disk refuses what can wait: {}", e.getMessage());
      }
      troubled = true;
    }
    journalMs = uptimeMs;
  }

  /// Makes the readings gathered so far part of the store; for an orderly end.
  public void settle() {
    TrendStore store = trends;
    if (store != null) {
      batches.flushAll(device, journal.log(), store, now);
    }
  }

  @Override
  public void dropping(Dropped batches) throws DiskException {
    declare(new Event.TrendGivenUp(now, batches.first(), batches.last()));
    lost += batches.records();
    news.reborn();
  }

  @Override
  public void refused(long batches) throws DiskException {
    declare(new Event.Lost(now, JournalEvent.Loss.READINGS, batches));
    lost += batches;
  }

  /// Declares a loss durably or not at all.
  private void declare(Event event) throws DiskException {
    if (!recording) {
      throw new DiskException("the journal takes no records");
    }
    Step step = room.on(event);
    append(records(step));
    carryOut(step, true);
  }
}
