package id.penjaga.device.app.loop;

import id.penjaga.device.app.journal.Body;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.core.Effect;
import id.penjaga.device.core.Remembered;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Position;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The bounded hand-over of records from the control thread to the journal. Records are appended in
/// the order in which they were handed over, many steps in one group, and each at its own moment.
///
/// The control thread waits for the fsync at most [#PATIENCE_MS]. After one timeout no step waits
/// until the queue is empty again. When the disk refuses, or the oldest record has waited for
/// {@link #LATE_MS}, recording is impaired (decisions 0007 and 0011): records stay in the queue and
/// the disk is asked again every {@link #RETRY_MS}.
final class Scribe {
  static final long RETRY_MS = 5_000;

  /// The longest wait for one fsync on the path of an output, on the real clock.
  static final long PATIENCE_MS = 300;

  /// The age of a record in the queue from which the room is told that recording is impaired, on
  /// the real clock. An SDXC card may be busy for 500 ms by its specification.
  static final long LATE_MS = 1_000;

  /// More than nearly every record takes on disk.
  private static final int USUAL_BYTES = 1_024;

  private final DeviceId device;
  private final JournalOpening opening;
  private final LongSupplier uptimeMs;
  private final Raisings raisings = new Raisings();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition answered = lock.newCondition();

  // Held by the lock.
  private final RecordQueue queue = new RecordQueue();
  private long handedOver;
  private long durable;
  private long retryMs;
  private boolean behind;
  private boolean woken;
  private @Nullable List<Remembered> recalled;

  private volatile @Nullable Journal journal;
  private volatile Runnable opened = () -> {};
  private volatile boolean recording = true;
  private volatile long lost;

  /// @param journal null when it could not be opened
  /// @param opening asked again and again while there is none
  /// @param uptimeMs milliseconds of uptime as the control thread last saw it
  Scribe(
      DeviceId device, @Nullable Journal journal, JournalOpening opening, LongSupplier uptimeMs) {
    this.device = device;
    this.journal = journal;
    this.opening = opening;
    this.uptimeMs = uptimeMs;
  }

  /// Whether the journal takes records; for any thread.
  boolean recording() {
    return recording;
  }

  /// For any thread; null while it could not be opened.
  @Nullable Journal journal() {
    return journal;
  }

  /// What is done when the journal has opened late, on the thread that writes.
  void whenOpened(Runnable task) {
    opened = task;
  }

  /// What has become durable of raised alarms.
  Raisings raisings() {
    return raisings;
  }

  /// Records that found no room in the queue since the start; for any thread.
  long lost() {
    return lost;
  }

  // ---- the control thread

  /// Hands over the records of a step, behind those that wait already.
  ///
  /// @param moves whether the step drives a lock or another output
  /// @return a ticket for {@link #await}
  long handOver(List<Effect.Record> records, boolean moves) {
    lock.lock();
    try {
      // Encoding twice is dear, so a size is measured only when several steps wait.
      int size = queue.isEmpty() ? records.size() * USUAL_BYTES : size(records);
      if (queue.add(records, size, moves, Clocks.steadyMs())) {
        handedOver++;
      } else {
        if (lost == 0) {
          Logger.error("No more records find room in memory; from now on they are only counted");
        }
        lost += records.size();
        recording = false;
      }
      wakeUp();
      return handedOver;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the records of a ticket are durable, for at most {@link #PATIENCE_MS}, and not at
  /// all while the disk refuses or is late.
  void await(long ticket) {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
      while (durable < ticket && recording && !behind) {
        if (left <= 0) {
          behind = true;
        } else {
          left = answered.awaitNanos(left);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the thread is to end; its effects come first
    } finally {
      lock.unlock();
    }
  }

  /// Looks at the age of the oldest record; the control thread calls it in each pass.
  ///
  /// @return whether recording goes on
  boolean check() {
    lock.lock();
    try {
      if (recording && !queue.isEmpty() && Clocks.steadyMs() - queue.sinceMs() >= LATE_MS) {
        Logger.error("The journal's disk does not answer; decisions go on, records wait in memory");
        recording = false;
      }
      wakeUp();
      return recording;
    } finally {
      lock.unlock();
    }
  }

  /// Whether recording was impaired and no record waits any more.
  boolean caughtUp() {
    lock.lock();
    try {
      return !recording && queue.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /// Begins to record again.
  ///
  /// @return how many records found no room meanwhile, to be declared
  long resume() {
    lock.lock();
    try {
      long undeclared = queue.takeOverflow();
      Logger.info("The journal takes records again; {} were lost", undeclared);
      recording = true;
      behind = false;
      return undeclared;
    } finally {
      lock.unlock();
    }
  }

  /// What a journal that opened late says of earlier epochs, once; null when there is nothing new.
  @Nullable List<Remembered> takeRecalled() {
    lock.lock();
    try {
      List<Remembered> taken = recalled;
      recalled = null;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /// Asks the disk again at once.
  void hurry() {
    lock.lock();
    try {
      retryMs = 0;
      wakeUp();
    } finally {
      lock.unlock();
    }
  }

  // ---- the thread that writes

  /// Waits until there may be something to write, at most a second.
  void awaitWork() throws InterruptedException {
    lock.lock();
    try {
      if (!woken) {
        work.await(1, TimeUnit.SECONDS);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  private void wakeUp() {
    woken = true;
    work.signal();
  }

  /// Appends the oldest records that wait as one group, and waits for the fsync.
  ///
  /// @return whether they are durable now; false when there were none, or the disk refused
  boolean write() {
    List<Effect.Record> group = due();
    if (group.isEmpty()) {
      return false;
    }
    try {
      append(group);
    } catch (DiskException e) {
      refused(e);
      return false;
    }
    lock.lock();
    try {
      durable += queue.written(group.size());
      behind &= !queue.isEmpty();
      answered.signalAll();
    } finally {
      lock.unlock();
    }
    return true;
  }

  private List<Effect.Record> due() {
    lock.lock();
    try {
      return !recording && uptimeMs.getAsLong() < retryMs ? List.of() : queue.group();
    } finally {
      lock.unlock();
    }
  }

  private void refused(DiskException why) {
    lock.lock();
    try {
      if (recording) {
        Logger.error(
            "The journal takes no records; decisions go on, their records wait in memory: {}",
            why.getMessage());
      }
      recording = false;
      retryMs = uptimeMs.getAsLong() + RETRY_MS;
      answered.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Makes records durable or throws, past the queue. What waits there must be written first.
  void append(List<Effect.Record> records) throws DiskException {
    Journal to = open();
    List<Body> bodies = records.stream().map(record -> body(record, to.log())).toList();
    raisings.durable(records, to.log(), to.append(bodies));
  }

  private Journal open() throws DiskException {
    Journal open = journal;
    if (open == null) {
      open = opening.open();
      List<Remembered> memory = opening.recall(open);
      lock.lock();
      try {
        recalled = memory;
        journal = open;
      } finally {
        lock.unlock();
      }
      Logger.info("The journal is open, log {} epoch {}", open.log(), open.epoch());
      opened.run();
    }
    return open;
  }

  private int size(List<Effect.Record> records) {
    int size = 0;
    for (Effect.Record record : records) {
      Body body = body(record, JournalRecord.GENESIS);
      size += body.build(new Position(1, 1), null, JournalRecord.GENESIS).length;
    }
    return size;
  }

  private Body body(Effect.Record record, String log) {
    return (position, after, previous) ->
        Codec.journalBody(device, log, position, after, record.at(), record.event(), previous);
  }
}
