package id.penjaga.hub.app.store;

import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Severity;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/// The hub's memory. Open it once, give it messages, ask it through {@link #reads}.
///
/// A message that was acknowledged is on the disk, and is there once, whatever happens to the
/// process or the power.
public final class Store implements AutoCloseable {
  private final Mailbox mailbox = new Mailbox();
  private final StoreStats.Counters counters = new StoreStats.Counters();
  private final HubClock clock;
  private final Changes changes;
  private final Writer writer;
  private final Thread thread;
  private final Reads reads;
  private final Live live;

  private Store(Database database, HubClock clock, Changes changes) {
    this.clock = clock;
    this.changes = changes;
    ReadWriteLock moving = new ReentrantReadWriteLock(true);
    writer = new Writer(database, mailbox, clock, changes, counters, moving.writeLock());
    thread = Thread.ofPlatform().name("store-writer").unstarted(writer);
    reads = new Reads(database, moving);
    live = new Live(clock, changes);
  }

  /// Opens the database in `folder`, makes or updates its schema and begins to write.
  ///
  /// @throws StoreException when the database is missing though it was in use here, or cannot be
  ///     opened
  public static Store open(Path folder, HubClock clock) {
    Database database = new Database(folder);
    database.migrate();
    Store store = new Store(database, clock, new Changes());
    new RoomQueries(store).known().forEach(store.live::expect);
    store.thread.start();
    return store;
  }

  /// A write for other parts of the hub, in plain JDBC on the writer's thread. It must be able to
  /// run again: a transaction that fails is repeated. It must not commit, roll back or close.
  @FunctionalInterface
  public interface Write<T> {
    T run(Connection connection) throws SQLException;
  }

  /// Who is told what devices may forget; called on the writer's thread after the disk has it.
  public void answerTo(Consumer<List<Acknowledgement>> receiver) {
    writer.answerTo(receiver);
  }

  /// Takes a message to be stored. Waits a little when the writer is behind, not when it cannot
  /// write at all; returns false when there is no room, and then the device will send the message
  /// again.
  public boolean offer(Message message) {
    boolean taken = mailbox.offer(message, counters.ok() ? 2000 : 0);
    if (!taken) {
      counters.overflowed();
    }
    return taken;
  }

  /// Runs a write of another part of the hub. The future is done when the write is durable, and
  /// fails when it cannot be written for what it holds.
  public <T> CompletableFuture<T> write(Write<T> write) {
    return submit((session, _) -> write.run(session.connection()));
  }

  /// Records that a person took note of an alarm at a point and of its earlier occurrences
  /// (ENV-11). A device whose alarm still stands must be told by command as well. The future tells
  /// how many alarms it was.
  public CompletableFuture<Integer> acknowledge(
      DeviceId device, String kind, String point, String by, String note) {
    return submit((_, recorder) -> {
      int id = recorder.registry().device(device).id;
      recorder.changed(Changes.Kind.ALARMS);
      return recorder.folds().acknowledge(id, kind, point, by, note, clock.wallMs());
    });
  }

  /// Raises or clears the hub's own alarm that a device is silent (SYS-12).
  public CompletableFuture<Boolean> deviceOffline(DeviceId device, boolean offline) {
    return submit((_, recorder) -> {
      int id = recorder.registry().device(device).id;
      String kind = Folds.DEVICE_OFFLINE;
      recorder.changed(Changes.Kind.ALARMS);
      if (offline) {
        String severity = Severity.CRITICAL.name();
        recorder.folds().raise(id, kind, device.name(), severity, null, clock.wallMs());
      } else {
        recorder.folds().clear(id, kind, device.name(), clock.wallMs(), null);
      }
      return true;
    });
  }

  /// Moves all readings from packets into series now, instead of within five minutes.
  public CompletableFuture<Boolean> fold() {
    return submit((session, recorder) -> {
      recorder.finish();
      writer.fold(session, recorder);
      return true;
    });
  }

  public Reads reads() {
    return reads;
  }

  /// The picture of now.
  public Live live() {
    return live;
  }

  public Changes changes() {
    return changes;
  }

  public HubClock clock() {
    return clock;
  }

  public StoreStats stats() {
    return counters.now(mailbox.size());
  }

  /// Writes what was taken and closes the database.
  @Override
  public void close() {
    mailbox.close();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(10));
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    reads.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("unchecked") // a task's future holds what its body returned
  private <T> CompletableFuture<T> submit(Task.Body<T> body) {
    Task task = new Task(body);
    if (!mailbox.submit(task)) {
      task.failed(new StoreException("the store is closed"));
    }
    return (CompletableFuture<T>) task.future();
  }
}
