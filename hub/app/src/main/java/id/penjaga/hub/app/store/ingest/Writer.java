package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.live.Changes;
import id.penjaga.hub.app.store.readings.Folding;
import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The one thread that writes. Takes a group of work, writes it in one transaction, makes it
/// durable, then lets the world know. When the database fails it is opened again and the same group
/// is written again; nothing is acknowledged before it is on the disk.
public final class Writer implements Runnable {
  private static final long IDLE_MS = 10_000;
  private static final long FOLD_AFTER_MS = 300_000;
  private static final long FOLD_AT_READINGS = 50_000;
  private static final long LONGEST_PAUSE_MS = 5_000;

  private final Database database;
  private final Mailbox mailbox = new Mailbox();
  private final HubClock clock;
  private final Changes changes;
  private final StoreStats.Counters counters = new StoreStats.Counters();
  private final Lock moving;
  private volatile Consumer<List<Acknowledgement>> answers = _ -> {};
  private @Nullable SqlSession session;
  private @Nullable Recorder recorder;
  private long foldedMs;

  /// @param moving held for writing while readings change their place
  public Writer(Database database, HubClock clock, Changes changes, Lock moving) {
    this.database = database;
    this.clock = clock;
    this.changes = changes;
    this.moving = moving;
    foldedMs = clock.uptimeMs();
  }

  /// Takes a message to be stored; false when there is no room for it now.
  public boolean offer(Message message) {
    boolean taken = mailbox.offer(message, counters.ok() ? 2000 : 0);
    if (!taken) {
      counters.overflowed();
    }
    return taken;
  }

  @SuppressWarnings("unchecked") // a task's future holds what its body returned
  <T> CompletableFuture<T> submit(Task.Body<T> body) {
    Task task = new Task(body);
    if (!mailbox.submit(task)) {
      task.failed(new StoreException("the store is closed"));
    }
    return (CompletableFuture<T>) task.future();
  }

  public StoreStats stats() {
    return counters.now(mailbox.size());
  }

  /// Ends the thread after what was taken is written.
  public void close() {
    mailbox.close();
  }

  public void answerTo(Consumer<List<Acknowledgement>> receiver) {
    answers = receiver;
  }

  @Override
  public void run() {
    while (true) {
      List<Mailbox.Work> group = mailbox.take(IDLE_MS);
      if (group.isEmpty() && mailbox.closed()) {
        break;
      }
      if (!group.isEmpty()) {
        untilDone(group);
      }
      foldWhenDue();
    }
    closeSession();
  }

  private void untilDone(List<Mailbox.Work> group) {
    long pauseMs = 100;
    while (true) {
      Thread.interrupted(); // an interrupt inside H2 closes the database for everyone
      try {
        once(group);
        counters.recording(null);
        return;
      } catch (SQLException | RuntimeException e) {
        closeSession();
        if (ofTheContent(e)) {
          apart(group, e);
          return;
        }
        counters.recording(String.valueOf(e.getMessage()));
        Logger.error("the store cannot record, trying again: {}", e.getMessage());
        if (mailbox.closed()) {
          group.forEach(work -> fail(work, e));
          return;
        }
        mailbox.pause(pauseMs);
        pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
      }
    }
  }

  /// One piece of work spoils the group: write each by itself, and leave out the one that cannot be
  /// written.
  private void apart(List<Mailbox.Work> group, Exception why) {
    if (group.size() > 1) {
      group.forEach(work -> untilDone(List.of(work)));
      return;
    }
    counters.rejected();
    Logger.error(why, "refused by the store and left out: {}", group.getFirst());
    fail(group.getFirst(), why);
  }

  private void once(List<Mailbox.Work> group) throws SQLException {
    SqlSession open = session;
    Recorder writing = recorder;
    if (open == null || writing == null) {
      open = new SqlSession(database.connect());
      session = open;
      writing = new Recorder(open, clock);
      recorder = writing;
    }
    List<Task> tasks = new ArrayList<>();
    for (Mailbox.Work work : group) {
      switch (work) {
        case Mailbox.Delivered(Message message) -> writing.write(message);
        case Task task -> {
          if (run(task, open, writing)) {
            tasks.add(task);
          }
        }
      }
    }
    if (writing.finish() || !tasks.isEmpty()) {
      Database.commitDurably(open.connection());
      counters.committed(group.size(), clock.wallMs());
    }
    List<Acknowledgement> toSend = writing.answers();
    if (!toSend.isEmpty()) {
      answers.accept(toSend);
    }
    changes.tell(writing.changes());
    counters.pending(writing.pendingReadings());
    tasks.forEach(Task::durable);
  }

  /// Runs a task so that its failure takes nothing else with it. Returns whether it did something
  /// to commit.
  private static boolean run(Task task, SqlSession session, Recorder recorder) throws SQLException {
    session.flush();
    Savepoint before = session.connection().setSavepoint();
    try {
      task.run(session, recorder);
      return true;
    } catch (SQLException | RuntimeException e) {
      if (!ofTheContent(e)) {
        throw e;
      }
      session.connection().rollback(before);
      task.failed(e);
      return false;
    }
  }

  private void foldWhenDue() {
    Recorder writing = recorder;
    SqlSession open = session;
    if (writing == null || open == null || writing.pendingReadings() == 0) {
      return;
    }
    if (writing.pendingReadings() < FOLD_AT_READINGS
        && clock.uptimeMs() - foldedMs < FOLD_AFTER_MS) {
      return;
    }
    try {
      fold(open, writing);
    } catch (SQLException | RuntimeException e) {
      closeSession();
      counters.recording(String.valueOf(e.getMessage()));
      Logger.error("readings could not be folded, trying again: {}", e.getMessage());
      mailbox.pause(1000);
    }
  }

  void fold(SqlSession open, Recorder writing) throws SQLException {
    new Folding(open).run();
    open.flush();
    moving.lock(); // nobody asks while readings change their place
    try {
      Database.commitDurably(open.connection());
    } finally {
      moving.unlock();
    }
    writing.folded();
    foldedMs = clock.uptimeMs();
    counters.pending(0);
  }

  /// Whether a failure lies in what was to be written rather than in the disk or the database.
  private static boolean ofTheContent(Exception e) {
    if (e instanceof SQLException sql) {
      String state = String.valueOf(sql.getSQLState());
      return state.startsWith("22") || state.startsWith("23");
    }
    return !(e instanceof StoreException);
  }

  private static void fail(Mailbox.Work work, Exception why) {
    if (work instanceof Task task) {
      task.failed(why);
    }
  }

  private void closeSession() {
    SqlSession open = session;
    session = null;
    recorder = null;
    if (open != null) {
      try {
        open.connection().rollback();
        open.close();
      } catch (SQLException e) {
        Logger.debug("closing the broken session: {}", e.getMessage());
      }
    }
  }
}
