package id.penjaga.device.app.loop;

import id.penjaga.device.app.journal.Body;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.core.Effect;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Gets records into the journal; while that refuses, keeps them in memory and makes up for it when
/// it can, in their order and with their moments.
///
/// One thread calls it, except the questions.
final class Scribe {
  static final long RETRY_MS = 5_000;

  private final DeviceId device;
  private final JournalOpening opening;
  private final Raisings raisings = new Raisings();
  private final Withheld withheld = new Withheld();
  private volatile @Nullable Journal journal;
  private volatile boolean recording = true;
  private volatile long journalMs;
  private volatile long lost;
  private long retryMs;
  private boolean told;

  /// @param journal null when it could not be opened
  /// @param opening asked again and again while there is none
  Scribe(DeviceId device, @Nullable Journal journal, JournalOpening opening) {
    this.device = device;
    this.journal = journal;
    this.opening = opening;
  }

  /// Whether the journal takes records; for any thread.
  boolean recording() {
    return recording;
  }

  /// For any thread; null while it could not be opened.
  @Nullable Journal journal() {
    return journal;
  }

  /// Uptime at which the journal's disk last gave an answer; for any thread.
  long journalMs() {
    return journalMs;
  }

  /// What has become durable of raised alarms.
  Raisings raisings() {
    return raisings;
  }

  void answered(long nowMs) {
    journalMs = nowMs;
  }

  /// Records that found no room in memory since the start; for any thread.
  long lost() {
    return lost;
  }

  /// How many of them are still to be declared.
  long undeclared() {
    return withheld.overflow();
  }

  /// When {@link #caughtUp} has something to do.
  long wakeUpMs() {
    return recording ? Long.MAX_VALUE : retryMs;
  }

  /// Asks the disk again at once.
  void hurry() {
    retryMs = 0;
  }

  /// Makes the records of a step durable, or keeps them in memory behind those that wait already.
  ///
  /// @param moves whether the step moves a lock or another output
  /// @return false when recording has just become impossible
  boolean keep(List<Effect.Record> records, boolean moves, long nowMs) {
    DiskException refusal = null;
    if (recording) {
      try {
        append(records, nowMs);
        return true;
      } catch (DiskException e) {
        refusal = e;
        recording = false;
        retryMs = nowMs + RETRY_MS;
        Logger.error(
            "The journal takes no records; decisions go on, their records wait in memory: {}",
            e.getMessage());
      }
    }
    if (!withheld.add(records, size(records), moves)) {
      lost += records.size();
      if (!told) {
        told = true;
        Logger.error("No more records find room in memory; from now on they are only counted");
      }
    }
    return refusal == null;
  }

  private int size(List<Effect.Record> records) {
    int size = 0;
    for (Effect.Record record : records) {
      Body body = body(record, JournalRecord.GENESIS);
      size += body.build(new Position(1, 1), null, JournalRecord.GENESIS).length;
    }
    return size;
  }

  /// Makes records durable or throws.
  void append(List<Effect.Record> records, long nowMs) throws DiskException {
    Journal to = journal;
    if (to == null) {
      throw new DiskException("the journal could not be opened");
    }
    List<Body> bodies = records.stream().map(record -> body(record, to.log())).toList();
    try {
      raisings.durable(records, to.log(), to.append(bodies));
    } finally {
      journalMs = nowMs;
    }
  }

  private Body body(Effect.Record record, String log) {
    return (position, after, previous) ->
        Codec.journalBody(device, log, position, after, record.at(), record.event(), previous);
  }

  /// Writes down a few of the records that wait, when it is time to ask the disk again.
  ///
  /// @return whether none waits any more, and {@link #resume} is next
  boolean caughtUp(long nowMs) {
    if (recording || nowMs < retryMs) {
      return false;
    }
    try {
      if (journal == null) {
        journal = opening.open();
      }
      if (!withheld.isEmpty()) {
        List<Effect.Record> group = withheld.group();
        append(group, nowMs);
        withheld.written(group.size());
        retryMs = nowMs;
      }
    } catch (DiskException _) {
      journalMs = nowMs;
      retryMs = nowMs + RETRY_MS;
      return false;
    }
    return withheld.isEmpty();
  }

  /// Begins to record again, with the records that say so.
  ///
  /// @return false when the disk refuses these too: then nothing has changed
  boolean resume(List<Effect.Record> records, long nowMs) {
    try {
      append(records, nowMs);
    } catch (DiskException _) {
      retryMs = nowMs + RETRY_MS;
      return false;
    }
    Logger.info("The journal takes records again; {} were lost", withheld.overflow());
    withheld.forget();
    told = false;
    recording = true;
    return true;
  }
}
