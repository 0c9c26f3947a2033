package id.penjaga.device.app.loop;

import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Dropped;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.TrendStore;
import id.penjaga.device.core.Effect;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.Step;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hands events to the room's controller and carries out its answer: all records of a step are
/// durable before any of its effects is carried out.
///
/// When the journal refuses, the room is told once, decisions and alarms go on, and their records
/// wait in memory (decision 0007). Every five seconds the interpreter asks again; when all that
/// waited is written down, recording goes on.
///
/// One thread calls it, except {@link #room} and the other questions.
public final class Interpreter implements TrendStore.Losses {
  static final long RETRY_MS = Scribe.RETRY_MS;

  private final Scribe scribe;
  private final OutputDriver outputs;
  private final Housekeeping housekeeping;

  private volatile RoomController room;
  private volatile long lost;
  private volatile News news = News.NONE;
  private Moment now;

  public Interpreter(RoomController room, Journal journal, OutputDriver outputs, Moment now) {
    this(room, journal, () -> journal, outputs, now);
  }

  /// @param journal null when it could not be opened; `opening` is then asked until it can
  public Interpreter(
      RoomController room,
      @Nullable Journal journal,
      JournalOpening opening,
      OutputDriver outputs,
      Moment now) {
    this.room = room;
    DeviceId device = room.rules().device();
    this.scribe = new Scribe(device, journal, opening);
    this.housekeeping = new Housekeeping(device, this);
    this.outputs = outputs;
    this.now = now;
  }

  /// Where readings go from now on; those that came before are kept for it. It is opened once the
  /// journal's epoch is durable, now or later, because no reading may get a position before. Call
  /// it after {@link Event.Started} was handled, which is the first record of an epoch.
  public void keepIn(TrendOpening opening) {
    housekeeping.keepIn(opening);
    housekeeping.open(scribe.journal(), now, news, this::givenUp);
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
    return scribe.recording();
  }

  /// For any thread; null while it could not be opened.
  public @Nullable Journal journal() {
    return scribe.journal();
  }

  /// For any thread; null while they could not be opened.
  public @Nullable TrendStore trends() {
    return housekeeping.trends();
  }

  /// Uptime at which the journal's disk last gave an answer, be it a refusal, or had nothing to do;
  /// for any thread.
  public long journalMs() {
    return scribe.journalMs();
  }

  /// Records, readings and events given up since the start; for any thread.
  public long lost() {
    return lost + scribe.lost();
  }

  /// Uptime in milliseconds by which {@link #pass} is to be called.
  public long wakeUpMs() {
    return Math.min(Math.min(room.wakeUpMs(), housekeeping.wakeUpMs()), scribe.wakeUpMs());
  }

  public void handle(Event event) {
    now = event.at();
    if (event instanceof Event.Lost given) {
      lost += given.count();
    }
    carryOut(room.on(event), false);
    retry();
    nameRaisings();
  }

  private void nameRaisings() {
    scribe.raisings().tell(now, named -> carryOut(room.on(named), false));
  }

  /// Records something the shell has decided by itself, such as a command that could not be run.
  public void record(Moment at, JournalEvent event) {
    now = at;
    if (!scribe.keep(List.of(new Effect.Record(at, event)), false, at.uptimeMs())) {
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
    nameRaisings();
    if (housekeeping.pass(scribe.journal(), at, news, this::givenUp)) {
      scribe.answered(at.uptimeMs());
    }
  }

  /// @param recorded whether the step's records are durable already
  private void carryOut(Step step, boolean recorded) {
    boolean rulesChanged = step.next().rules() != room.rules();
    room = step.next();
    List<Effect.Record> records = records(step);
    boolean kept =
        recorded || records.isEmpty() || scribe.keep(records, moves(step), now.uptimeMs());
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.Record _ -> {}
        case Effect.Switch e -> outputs.set(e.output(), e.on());
        case Effect.Unlock e -> outputs.release(e.lock(), e.forMs());
        case Effect.Trend e -> housekeeping.add(e.reading());
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

  private static boolean moves(Step step) {
    return step.effects().stream()
        .anyMatch(effect -> effect instanceof Effect.Switch || effect instanceof Effect.Unlock);
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

  private void tellRecording() {
    carryOut(room.on(new Event.RecordingChanged(now, false, 0)), false);
  }

  private void retry() {
    if (!scribe.caughtUp(now.uptimeMs())) {
      return;
    }
    Step step = room.on(new Event.RecordingChanged(now, true, scribe.undeclared()));
    // When the disk refuses, the step is forgotten; the room still knows that it cannot record.
    if (scribe.resume(records(step), now.uptimeMs())) {
      carryOut(step, true);
    }
  }

  /// Makes what was gathered so far durable, as far as the disk lets us; for an orderly end.
  public void settle() {
    scribe.hurry();
    while (scribe.wakeUpMs() <= now.uptimeMs()) {
      retry();
    }
    housekeeping.settle(scribe.journal(), now);
  }

  private void givenUp(long readings) {
    handle(new Event.Lost(now, JournalEvent.Loss.READINGS, readings));
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
    if (!scribe.recording()) {
      throw new DiskException("the journal takes no records");
    }
    Step step = room.on(event);
    scribe.append(records(step), now.uptimeMs());
    carryOut(step, true);
  }
}
