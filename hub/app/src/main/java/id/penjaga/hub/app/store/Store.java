package id.penjaga.hub.app.store;

import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.files.Attachments;
import id.penjaga.hub.app.store.backup.BackupRequest;
import id.penjaga.hub.app.store.files.AttachmentTables;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.app.store.ingest.Retention;
import id.penjaga.hub.app.store.ingest.RoomActions;
import id.penjaga.hub.app.store.ingest.StoreStats;
import id.penjaga.hub.app.store.ingest.Writer;
import id.penjaga.hub.app.store.live.Changes;
import id.penjaga.hub.app.store.live.LivePicture;
import id.penjaga.hub.app.store.observed.HubObserving;
import id.penjaga.hub.app.store.readings.PendingReadings;
import id.penjaga.hub.app.store.rooms.RoomQueries;
import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.Reads;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.store.work.Observing;
import id.penjaga.hub.app.store.work.WorkBook;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The hub's memory. Open it once, give it messages, ask it through {@link #queries}.
///
/// A message that was acknowledged is on the disk, and is there once, whatever happens to the
/// process or the power.
public final class Store implements AutoCloseable {
  private final Path folder;
  private final HubClock clock;
  private final Changes changes = new Changes();
  private final PendingReadings pending;
  private final Observing observing;
  private final Writer writer;
  private final Thread thread;
  private final Reads reads;
  private final LivePicture live;
  private final AttachmentTables rows;
  private final Attachments attachments;
  private final Upkeep upkeep;

  private Store(
      Path folder,
      Database database,
      PendingReadings pending,
      HubClock clock,
      Threads threads,
      Writer.@Nullable WorkStart work) {
    this.folder = folder;
    this.pending = pending;
    this.clock = clock;
    ReadWriteLock moving = new ReentrantReadWriteLock(true);
    observing = new HubObserving(pending);
    writer = new Writer(database, clock, changes, pending, moving.writeLock(), seeing(work));
    reads = new Reads(database, moving, threads);
    live = new LivePicture(clock, changes);
    rows = new AttachmentTables(database.source(), threads);
    attachments = new Attachments(folder, rows);
    upkeep = new Upkeep(clock, actions(), attachments, new BackupRequest(folder), threads);
    thread = threads.start("store-writer", writer::run);
  }

  /// Opens the database in `folder`, makes or updates its schema and begins to write. After a
  /// failure nothing is left open, and it can be tried again.
  ///
  /// @param threads a bug of the writer ends the program through it
  /// @throws StoreException when the database is missing though it was in use here, or cannot be
  ///     opened
  public static Store open(Path folder, HubClock clock, Threads threads) {
    return open(folder, clock, threads, null);
  }

  /// @param work begins the work of people with each session of the writer; null for a store that
  ///     keeps only what devices say
  public static Store open(
      Path folder, HubClock clock, Threads threads, Writer.@Nullable WorkStart work) {
    Database database = new Database(folder);
    database.migrate();
    PendingReadings pending = new PendingReadings();
    try (SqlSession session = new SqlSession(database.connect())) {
      pending.load(session, clock.wallMs());
      session.connection().commit();
    } catch (SQLException e) {
      throw new StoreException("what is pending cannot be read. " + database.words(e), e);
    }
    Store store = new Store(folder, database, pending, clock, threads, work);
    try {
      store.queries().known().forEach(store.live::expect);
      store.queries().devices().stream()
          .filter(device -> device.retiredMs() != null)
          .forEach(device -> store.live.retire(device.device()));
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /// Who is told what devices may forget; called on the writer's thread after the disk has it.
  public void answerTo(Consumer<List<Acknowledgement>> receiver) {
    writer.answerTo(receiver);
  }

  /// Takes a message to be stored. Waits a little when the writer is behind, not when it cannot
  /// write at all; returns false when there is no room, and then the device will send the message
  /// again.
  public boolean offer(Message message) {
    return writer.offer(message);
  }

  /// Takes a state message: shows it, keeps what must be kept of it, and brings the stored alarms
  /// into line with it when the device has nothing left to deliver.
  ///
  /// @param retained whether the broker had kept it
  public void hear(StateMessage message, boolean retained) {
    List<StateMessage.Alarm> settled = live.hear(message, !retained);
    if (message instanceof StateMessage.Status status && status.online()) {
      offer(new Message.Born(status, !retained));
    }
    if (settled != null) {
      offer(new Message.Settled(message.device(), settled));
    }
  }

  /// How long things are kept from now on; {@link Retention#USUAL} when nothing is said.
  public void keep(Retention times) {
    upkeep.keep(times);
  }

  /// How full the disk is.
  ///
  /// @throws StoreException when the file system does not answer
  public DiskUse disk() {
    try {
      return DiskUse.of(folder);
    } catch (IOException e) {
      throw new StoreException(FileWords.of(folder, e), e);
    }
  }

  /// What is to be done about every second, with a line to the broker or without.
  ///
  /// @param listening whether there is a line: without one, silence of a device proves nothing
  public void watch(boolean listening) {
    upkeep.watch();
    if (!listening) {
      return;
    }

    for (LivePicture.Turn turn : live.turns()) {
      actions().hubAlarm(turn.device(), turn.alarm(), turn.raised());
    }
  }

  /// What people, and the hub itself, do to what is stored.
  public RoomActions actions() {
    return new RoomActions(writer, clock, live);
  }

  /// What the pages ask.
  public RoomQueries queries() {
    return new RoomQueries(reads, clock, pending);
  }

  /// Photos and papers of cases.
  public Attachments attachments() {
    return attachments;
  }

  /// Readings that are not folded into series yet.
  public PendingReadings pending() {
    return pending;
  }

  /// What the hub sees by itself of the work of people.
  public Observing observing() {
    return observing;
  }

  private Writer.@Nullable WorkStart seeing(Writer.@Nullable WorkStart work) {
    return work == null
        ? null
        : session -> {
          WorkBook begun = work.begin(session);
          begun.observe(observing);
          return begun;
        };
  }

  public Reads reads() {
    return reads;
  }

  /// The data folder.
  public Path folder() {
    return folder;
  }

  /// The picture of now.
  public LivePicture live() {
    return live;
  }

  /// Tells pages that monitors say something else now.
  public void monitorsChanged() {
    changes.tell(Set.of(Changes.Kind.MONITORS));
  }

  public Changes changes() {
    return changes;
  }

  public HubClock clock() {
    return clock;
  }

  public StoreStats stats() {
    return writer.stats(thread.isAlive());
  }

  /// Writes what was taken and closes the database.
  @Override
  public void close() {
    writer.close();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(10));
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    reads.close();
    rows.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
