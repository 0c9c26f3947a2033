package id.penjaga.device.app.loop;

import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Dropped;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.TrendStore;
import id.penjaga.device.core.Effect;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.shell.threads.ThreadBody;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Everything of the control loop that waits for a disk: the work of the thread `journal`. Records
/// come first, then what can wait.
///
/// Before that thread runs, and in tests that play in virtual time, {@link #turn} is called by the
/// control thread itself.
final class DiskWork implements TrendStore.Losses {
  private static final long IDLE = Long.MAX_VALUE;

  private final Scribe scribe;
  private final Housekeeping housekeeping;
  private final Supplier<Moment> now;
  private final Supplier<News> news;
  private final AtomicLong lost = new AtomicLong();

  /// Held during each write and each read. Fair, so that a reader comes in between under load.
  private final ReentrantLock card = new ReentrantLock(true);

  private volatile long busySinceMs = IDLE;
  private volatile boolean running;
  private volatile boolean ending;

  DiskWork(DeviceId device, Scribe scribe, Supplier<Moment> now, Supplier<News> news) {
    this.scribe = scribe;
    this.now = now;
    this.news = news;
    this.housekeeping = new Housekeeping(device, this, news);
  }

  Housekeeping housekeeping() {
    return housekeeping;
  }

  /// Whether a thread does this work by itself.
  boolean running() {
    return running;
  }

  /// Readings and events given up since the start; for any thread.
  long lost() {
    return lost.get();
  }

  void lost(long count) {
    lost.addAndGet(count);
  }

  /// The work of a thread of its own. From this call on the control thread writes nothing itself.
  ThreadBody begin() {
    running = true;
    return this::run;
  }

  /// Runs until {@link #end}; then makes durable what was gathered, as far as the disk lets us, and
  /// closes all files.
  private void run() throws InterruptedException {
    while (!ending) {
      turn();
      scribe.awaitWork();
    }
    settle();
    housekeeping.close();
    Journal journal = scribe.journal();
    if (journal != null) {
      journal.close();
    }
  }

  void end() {
    ending = true;
    scribe.hurry();
  }

  /// Writes what waits, and does what is due.
  void turn() {
    write();
    card.lock();
    try {
      busySinceMs = Clocks.steadyMs();
      housekeeping.pass(scribe.journal(), now.get());
    } finally {
      busySinceMs = IDLE;
      card.unlock();
    }
  }

  private void write() {
    boolean more = true;
    while (more) {
      card.lock();
      try {
        busySinceMs = Clocks.steadyMs();
        more = scribe.write();
      } finally {
        card.unlock();
      }
      if (more) {
        news.get().grown();
      }
    }
  }

  /// Whether no call of the disk lasts for longer than an output would wait for it; for any thread.
  boolean answering() {
    long since = busySinceMs;
    return since == IDLE || Clocks.steadyMs() - since <= Scribe.PATIENCE_MS;
  }

  /// Runs a task between two writes of this work. It waits for the write under way as long as an
  /// output would, and not at all while {@link #answering} is false.
  ///
  /// @throws DiskException of the task, or because the disk does not answer
  <T> @Nullable T reading(DiskRead<T> task) throws DiskException {
    if (!answering() || !free()) {
      throw new DiskException("the disk is busy with a write; it is read afterwards");
    }
    try {
      return task.run();
    } finally {
      card.unlock();
    }
  }

  private boolean free() {
    try {
      return card.tryLock(Scribe.PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the thread is to end; what it would read comes later
      return false;
    }
  }

  /// Makes what was gathered so far durable, as far as the disk lets us.
  void settle() {
    scribe.hurry();
    turn();
    housekeeping.settle(scribe.journal(), now.get());
  }

  @Override
  public void dropping(Dropped batches) throws DiskException {
    declare(new JournalEvent.TrendDropped(batches.first(), batches.last()));
    lost.addAndGet(batches.records());
    news.get().reborn();
  }

  @Override
  public void refused(long batches) throws DiskException {
    declare(new JournalEvent.LossDeclared(JournalEvent.Loss.READINGS, batches));
    lost.addAndGet(batches);
  }

  /// Declares a loss durably or not at all, behind the records that wait.
  private void declare(JournalEvent loss) throws DiskException {
    write();
    if (!scribe.recording()) {
      throw new DiskException("the journal takes no records");
    }
    scribe.append(List.of(new Effect.Record(now.get(), loss)));
    news.get().grown();
  }
}
