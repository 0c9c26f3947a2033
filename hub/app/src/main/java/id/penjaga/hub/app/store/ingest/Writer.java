package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.live.Changes;
import id.penjaga.hub.app.store.readings.Folding;
import id.penjaga.hub.app.store.readings.PendingReadings;
import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.store.work.WorkBook;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The one thread that writes. Takes a group of work, writes it in one transaction, makes it
/// durable, then sends acknowledgements and notices. When the database fails it is opened again and
/// the same group is written again; nothing is acknowledged before it is on the disk.
///
/// A message that the database refuses for what it holds is stored as bytes with a hole, and
/// acknowledged: sent again it would be refused again.
public final class Writer {
  private static final long IDLE_MS = 10_000;
  private static final long FOLD_AFTER_MS = 300_000;
  private static final long FOLD_AT_READINGS = 50_000;
  private static final long LONGEST_PAUSE_MS = 5_000;

  private final Database database;
  private final Mailbox mailbox = new Mailbox();
  private final HubClock clock;
  private final Changes changes;
  private final PendingReadings pending;
  private final StoreStats.Counters counters = new StoreStats.Counters();
  private final Lock moving;
  private final @Nullable WorkStart work;
  private final ConcurrentLinkedQueue<CompletableFuture<Boolean>> foldNow =
      new ConcurrentLinkedQueue<>();
  private volatile Consumer<List<Acknowledgement>> answers = _ -> {};
  private @Nullable SqlSession session;
  private @Nullable Recorder recorder;
  private long foldedMs;
  private long foldFailedMs = Long.MIN_VALUE / 2;

  /// @param moving held for writing while readings change their place
  /// @param work begins the work of people with each session; null for a store without
  public Writer(
      Database database,
      HubClock clock,
      Changes changes,
      PendingReadings pending,
      Lock moving,
      @Nullable WorkStart work) {
    this.work = work;
    this.database = database;
    this.clock = clock;
    this.changes = changes;
    this.pending = pending;
    this.moving = moving;
    foldedMs = clock.uptimeMs();
  }

  /// Begins the work of people on a session.
  @FunctionalInterface
  public interface WorkStart {
    WorkBook begin(SqlSession session) throws SQLException;
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

  /// Folds all readings now, instead of within five minutes. Done when that is durable.
  CompletableFuture<Boolean> fold() {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    foldNow.add(done);
    submit((_, _) -> true);
    return done;
  }

  /// @param alive whether the thread that runs this writer still does
  public StoreStats stats(boolean alive) {
    return counters.now(mailbox.size(), alive);
  }

  /// Ends the thread after what was taken is written.
  public void close() {
    mailbox.close();
  }

  public void answerTo(Consumer<List<Acknowledgement>> receiver) {
    answers = receiver;
  }

  /// The work of the writer's thread, until {@link #close}. An Error out of it is a bug of the
  /// program.
  public void run() {
    try {
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
    } finally {
      closeSession();
      failFolds(new StoreException("the store is closed"));
    }
  }

  private void untilDone(List<Mailbox.Work> group) {
    long pauseMs = 100;
    while (true) {
      Thread.interrupted(); // an interrupt inside H2 closes the database for everyone
      try {
        List<Task> tasks = once(group);
        counters.recording(null);
        tell(tasks);
        return;
      } catch (SQLException | RuntimeException e) {
        closeSession();
        if (SqlSession.refusesContent(e)) {
          apart(group, e);
          return;
        }
        String why = database.words(e);
        counters.recording(why);
        Logger.error("the store cannot record, trying again: {}", why);
        if (mailbox.closed()) {
          group.forEach(work -> fail(work, e));
          return;
        }
        mailbox.pause(pauseMs);
        pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
      }
    }
  }

  /// One piece of work fails the group's transaction: each is retried in one of its own. What is
  /// refused even then is kept as bytes, and when nothing of it can be kept, left out and counted.
  private void apart(List<Mailbox.Work> group, Exception why) {
    if (group.size() > 1) {
      group.forEach(work -> untilDone(List.of(work)));
      return;
    }
    counters.rejected();
    switch (group.getFirst()) {
      case Mailbox.Delivered(Message message) when !(message instanceof Message.Refused) -> {
        Logger.error(why, "refused by the database and kept as bytes: {}", message.device());
        untilDone(List.of(new Mailbox.Delivered(new Message.Refused(message))));
      }
      case Mailbox.Work work -> {
        Logger.error(why, "refused by the database and left out: {}", work);
        fail(work, why);
      }
    }
  }

  /// Writes a group and makes it durable. Returns the tasks of it that did something.
  private List<Task> once(List<Mailbox.Work> group) throws SQLException {
    SqlSession open = session;
    Recorder writing = recorder;
    if (open == null || writing == null) {
      open = new SqlSession(database.source());
      session = open;
      writing = opened(open);
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
      writing.committed();
      counters.committed(group.size(), clock.wallMs());
    }
    counters.pending(pending.count());
    return tasks;
  }

  /// A recorder that knows what the disk knows, no more. The work of people may have to be made
  /// again from the book, and questions about rooms do not wait for that.
  private Recorder opened(SqlSession open) throws SQLException {
    moving.lock();
    try {
      counters.setAside(pending.load(open, clock.wallMs()));
    } finally {
      moving.unlock();
    }
    return new Recorder(open, clock, pending, counters, work == null ? null : work.begin(open));
  }

  /// Sends what follows from a commit. Nothing of it can undo the commit, so a failing receiver is
  /// logged and the rest goes on.
  private void tell(List<Task> tasks) {
    Recorder writing = recorder;
    if (writing == null) {
      return;
    }
    List<Acknowledgement> toSend = writing.answers();
    Set<Changes.Kind> changed = writing.changes();
    try {
      if (!toSend.isEmpty()) {
        answers.accept(toSend);
      }
      changes.tell(changed);
    } catch (RuntimeException e) {
      Logger.error(e, "a receiver of acknowledgements or changes failed");
    }
    tasks.forEach(Task::durable);
  }

  /// Runs a task so that its failure takes nothing else with it. Returns whether it did something
  /// to commit.
  private static boolean run(Task task, SqlSession session, Recorder recorder) throws SQLException {
    Savepoint before = session.savepoint();
    try {
      task.run(session, recorder);
      session.flush();
      return true;
    } catch (SQLException | RuntimeException e) {
      if (!SqlSession.refusesContent(e)) {
        throw e;
      }
      session.rollback(before);
      task.failed(e);
      return false;
    }
  }

  private void foldWhenDue() {
    SqlSession open = session;
    if (open == null || !foldDue()) {
      return;
    }
    try {
      fold(open);
      for (CompletableFuture<Boolean> asked; (asked = foldNow.poll()) != null; ) {
        asked.complete(true);
      }
    } catch (SQLException | RuntimeException e) {
      closeSession();
      foldedMs = clock.uptimeMs();
      foldFailedMs = foldedMs; // not again with the next message
      failFolds(e);
      counters.recording(database.words(e));
      Logger.error(e, "readings could not be folded, trying again in five minutes");
    }
  }

  private boolean foldDue() {
    return !foldNow.isEmpty()
        || pending.count() >= FOLD_AT_READINGS && clock.uptimeMs() >= foldFailedMs + FOLD_AFTER_MS
        || pending.count() > 0 && clock.uptimeMs() - foldedMs >= FOLD_AFTER_MS;
  }

  private void fold(SqlSession open) throws SQLException {
    int aside = new Folding(open, pending).run(clock.wallMs());
    open.flush();
    moving.lock(); // no question may see readings while they change their place
    try {
      Database.commitDurably(open.connection());
      pending.clear();
    } finally {
      moving.unlock();
    }
    counters.setAside(aside);
    foldedMs = clock.uptimeMs();
    counters.pending(0);
  }

  private void failFolds(Exception why) {
    for (CompletableFuture<Boolean> asked; (asked = foldNow.poll()) != null; ) {
      asked.completeExceptionally(why);
    }
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
