package id.penjaga.device.app.loop;

import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.TrendStore;
import id.penjaga.device.core.Effect;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.Remembered;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.Transition;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.shell.threads.ThreadBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Hands events to the room's controller and carries out the effects of its answer in their order.
///
/// The place of a step's records among its effects says what waits for the fsync: effects before
/// the first record are carried out at once, which is how a door is released for a person who
/// leaves; outputs behind it wait until all records of the step are durable, at most 300 ms
/// (decision 0011). A step that drives no output waits for nothing. Records of a step are always
/// written before those of the next.
///
/// When the journal refuses or is late, the room is told once, decisions and alarms go on, and
/// their records wait in memory (decision 0007). When all that waited is written down, recording
/// goes on.
///
/// One thread calls it, except {@link #journalWork}, {@link #room} and the other questions.
public final class Interpreter {
  private final Scribe scribe;
  private final DiskWork disk;
  private final OutputDriver outputs;

  private volatile RoomController room;
  private volatile News news = News.NONE;
  private volatile Moment now;

  private BadgeNaming naming = (_, _) -> Map.of();

  /// Whether the room was told that recording is impossible.
  private boolean impaired;

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
    this.outputs = outputs;
    this.now = now;
    DeviceId device = room.rules().device();
    this.scribe = new Scribe(device, journal, opening, () -> this.now.uptimeMs());
    this.disk = new DiskWork(device, scribe, () -> this.now, () -> news);
  }

  /// Where readings go from now on; those that came before are kept for it. It is opened once the
  /// journal's epoch is durable, now or later, because no reading may get a position before. Call
  /// it after {@link Event.Started} was handled, which is the first record of an epoch.
  public void keepIn(TrendOpening opening) {
    disk.housekeeping().keepIn(opening);
    if (!disk.running()) {
      disk.housekeeping().open(scribe.journal(), now);
    }
  }

  /// What badges of a journal that opens late are called; as ever until then. Comes before {@link
  /// Event.Started}.
  public void callBadgesBy(BadgeNaming next) {
    naming = next;
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

  /// Whether the disk answers at the moment; for any thread. While it does not, reading the journal
  /// or the readings waits as well, unless it is done by {@link #reading}.
  public boolean answering() {
    return disk.answering();
  }

  /// Reads the journal or the readings between two writes of the thread `journal`; for any thread.
  ///
  /// @throws DiskException of the task, or because the disk does not answer within 300 ms
  public <T> @Nullable T reading(DiskRead<T> task) throws DiskException {
    return disk.reading(task);
  }

  /// What is done on the thread `journal` when a journal that could not be opened at the start is
  /// there.
  public void whenOpened(Runnable task) {
    scribe.whenOpened(task);
  }

  /// For any thread; null while it could not be opened.
  public @Nullable Journal journal() {
    return scribe.journal();
  }

  /// For any thread; null while they could not be opened.
  public @Nullable TrendStore trends() {
    return disk.housekeeping().trends();
  }

  /// Records, readings and events given up since the start; for any thread.
  public long lost() {
    return disk.lost() + scribe.lost();
  }

  /// Uptime in milliseconds by which {@link #pass} is to be called.
  public long wakeUpMs() {
    return room.wakeUpMs();
  }

  /// The work of the thread `journal`: everything that waits for the disk. Where it was not asked
  /// for, the thread that calls {@link #handle} does that work itself.
  public ThreadBody journalWork() {
    return disk.begin();
  }

  /// Lets {@link #journalWork} write what waits, close its files and return.
  public void endJournal() {
    disk.end();
  }

  public void handle(Event event) {
    became(event.at());
    if (event instanceof Event.Lost given) {
      disk.lost(given.count());
    }
    carryOut(room.on(event));
    reconcile();
  }

  /// Records something the shell has decided by itself, such as a command that could not be run.
  public void record(Moment at, JournalEvent event) {
    became(at);
    scribe.handOver(List.of(new Effect.Record(at, event)), false);
    write();
    reconcile();
  }

  /// Time has passed.
  public void pass(Moment at) {
    became(at);
    if (at.uptimeMs() >= room.wakeUpMs()) {
      carryOut(room.on(new Event.Tick(at)));
    }
    scribe.check();
    write();
    reconcile();
  }

  /// An urgent event may overtake older ones; time does not run backwards for that.
  private void became(Moment at) {
    if (at.uptimeMs() >= now.uptimeMs()) {
      now = at;
    }
  }

  private void carryOut(Transition step) {
    boolean bornAnew =
        step.next().rules() != room.rules() || step.next().rosterVersion() != room.rosterVersion();
    room = step.next();
    List<Effect.Record> records = new ArrayList<>();
    List<Effect> behind = new ArrayList<>();
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Record record) {
        records.add(record);
      } else if (records.isEmpty()) {
        act(effect);
      } else {
        behind.add(effect);
      }
    }
    if (!records.isEmpty()) {
      long ticket = scribe.handOver(records, moves(step.effects()));
      write();
      if (moves(behind)) {
        scribe.await(ticket);
      }
    }
    behind.forEach(this::act);
    if (bornAnew) {
      news.reborn();
    }
  }

  private void act(Effect effect) {
    switch (effect) {
      case Effect.Record _ -> {}
      case Effect.Switch e -> outputs.set(e.output(), e.on(), e.pattern());
      case Effect.Confirm e -> outputs.confirm(e.reader());
      case Effect.Unlock e -> outputs.release(e.lock(), e.forMs());
      case Effect.Trend e -> disk.housekeeping().add(e.reading());
      case Effect.Publish e -> news.publish(e.message());
    }
  }

  private static boolean moves(List<Effect> effects) {
    return effects.stream()
        .anyMatch(effect -> effect instanceof Effect.Switch || effect instanceof Effect.Unlock);
  }

  private void write() {
    if (!disk.running()) {
      disk.turn();
    }
  }

  /// Tells the room what became of its journal: that it opened late and remembers, that it is
  /// impaired or goes on, and where raised alarms were recorded.
  private void reconcile() {
    List<Remembered> recalled = scribe.takeRecalled();
    if (recalled != null) {
      carryOut(
          room.on(new Event.Recalled(now, recalled, naming.names(recalled, room.credentials()))));
    }
    if (!impaired && !scribe.recording()) {
      impaired = true;
      carryOut(room.on(new Event.RecordingChanged(now, false, 0)));
    }
    if (impaired && scribe.caughtUp()) {
      impaired = false;
      carryOut(room.on(new Event.RecordingChanged(now, true, scribe.resume())));
    }
    scribe.raisings().tell(now, named -> carryOut(room.on(named)));
  }

  /// Makes what was gathered so far durable, as far as the disk lets us.
  void settle() {
    disk.settle();
    reconcile();
  }
}
