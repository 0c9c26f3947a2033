package id.penjaga.device.app.journal;

import id.penjaga.device.messages.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Readings on their way to the hub. A batch is in memory first and may be sent from there at once;
/// only what the hub has not acknowledged within a minute goes to disk, many batches in one group,
/// so that a card is hardly written while the link is up (SYS-06).
///
/// A power cut may cost what was not flushed, at most the last minute; a position is used only once
/// all the same, because it carries the journal's epoch. Above its quota the store gives up its
/// oldest segments and says so first.
///
/// {@link #add}, {@link #acknowledge} and the questions never touch the disk; {@link #tick} and the
/// cursors do. Safe for several threads.
public final class TrendStore implements AutoCloseable {

  /// @param segmentBytes a multiple of 4096
  /// @param quotaBytes disk the store may take, at least two segments
  /// @param memoryBytes batches held in memory; from half of it on they are flushed early
  /// @param flushAfterMillis the oldest a batch in memory may become before it is flushed
  public record Options(int segmentBytes, long quotaBytes, int memoryBytes, long flushAfterMillis) {
    public static final Options USUAL =
        new Options(1024 * 1024, 256L * 1024 * 1024, 512 * 1024, 60_000);

    public Options {
      if (quotaBytes < 2L * segmentBytes) {
        throw new IllegalArgumentException("the quota of the trend store is below two segments");
      }
    }
  }

  /// Writes a batch once its place is known.
  @FunctionalInterface
  public interface Batch {
    /// @param after position of the batch before; null for the first of a log
    byte[] build(Position position, @Nullable Position after);
  }

  /// Told about losses, to journal them. When it throws, what it was told about is kept and tried
  /// again.
  public interface Losses {
    /// Batches the hub does not hold are about to be dropped for want of room.
    void dropping(Dropped batches) throws DiskException;

    /// So many batches could not be taken because the disk took none for too long.
    void refused(long batches) throws DiskException;
  }

  private static final long CHECKPOINT_MILLIS = 10 * 60 * 1000;

  private final PageLog log;
  private final Checkpoint acknowledged;
  private final Options options;
  private final Losses losses;
  private final int epoch;
  private final Deque<Waiting> memory = new ArrayDeque<>();
  private long memoryBytes;
  private @Nullable Position last;
  private long sequence;
  private long refused;

  private record Waiting(Position position, byte[] body, long since) {}

  private TrendStore(Disk disk, PageLog log, Options options, int epoch, Losses losses)
      throws DiskException {
    this.log = log;
    this.options = options;
    this.epoch = epoch;
    this.losses = losses;
    this.acknowledged = new Checkpoint(disk, log.id(), epoch, CHECKPOINT_MILLIS);
    Place stored = log.last();
    this.last = stored.sequence() == 0 ? null : stored.position();
    Position held = acknowledged.position();
    if (held != null && (last == null || held.compareTo(last) > 0)) {
      last = held;
    }
  }

  /// Opens the store in a folder of its own. Batches of another log, or of an epoch not before this
  /// one, can no longer be delivered: they are declared dropped and dropped.
  ///
  /// @param journal the log whose identity and epoch the batches carry; its epoch must be durable
  public static TrendStore open(Disk disk, Options options, Journal journal, Losses losses)
      throws DiskException {
    long id = HexFormat.fromHexDigitsToLong(journal.log());
    return open(disk, options, id, journal.epoch(), losses, new PageFormat());
  }

  static TrendStore open(
      Disk disk, Options options, long id, int epoch, Losses losses, PageFormat format)
      throws DiskException {
    PageLog log = PageLog.open(disk, options.segmentBytes(), format, () -> id);
    try {
      if (log.id() != id || log.last().epoch() >= epoch) {
        Dropped all = log.all();
        if (all != null) {
          losses.dropping(all);
        }
        log.close();
        for (Segment segment : Segment.in(disk.list())) {
          disk.delete(Segment.name(segment.number));
        }
        disk.force();
        log = PageLog.open(disk, options.segmentBytes(), format, () -> id);
      }
      log.settle();
      return new TrendStore(disk, log, options, epoch, losses);
    } catch (DiskException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /// Takes a batch.
  ///
  /// @param uptimeMillis milliseconds of uptime
  /// @return its position; null when memory is full because the disk takes nothing, which is
  ///     counted and declared later
  public synchronized @Nullable Position add(Batch batch, long uptimeMillis) {
    if (memoryBytes >= options.memoryBytes()) {
      refused++;
      return null;
    }
    Position position = new Position(epoch, sequence + 1);
    byte[] body = batch.build(position, last);
    if (body.length > log.longestRecord()) {
      throw new IllegalArgumentException("a batch of " + body.length + " bytes is too long");
    }
    memory.add(new Waiting(position, body, uptimeMillis));
    memoryBytes += body.length;
    sequence++;
    last = position;
    return position;
  }

  /// Notes that the hub holds everything up to a position. A position that was never given out is
  /// ignored.
  public synchronized void acknowledge(Position upTo) {
    if (Place.of(upTo).after(new Place(epoch, sequence))) {
      return;
    }
    acknowledged.raise(upTo);
    while (!memory.isEmpty() && memory.getFirst().position().compareTo(upTo) <= 0) {
      memoryBytes -= memory.removeFirst().body().length;
    }
  }

  /// Does what is due: flushes, frees, keeps the quota, declares losses. Call it every second or
  /// so.
  ///
  /// @param uptimeMillis milliseconds of uptime
  public synchronized void tick(long uptimeMillis) throws DiskException {
    freeAcknowledged();
    if (!memory.isEmpty()
        && (uptimeMillis - memory.getFirst().since() >= options.flushAfterMillis()
            || memoryBytes >= options.memoryBytes() / 2)) {
      flush();
    }
    if (refused > 0 && memoryBytes < options.memoryBytes()) {
      losses.refused(refused);
      refused = 0;
    }
    acknowledged.saveWhenDue(uptimeMillis);
  }

  /// Makes everything that is not acknowledged durable now.
  public synchronized void flush() throws DiskException {
    while (!memory.isEmpty()) {
      List<byte[]> bodies = new ArrayList<>();
      long length = 0;
      for (Waiting waiting : memory) {
        length += Integer.BYTES + waiting.body().length;
        if (length > log.longestRecord() + Integer.BYTES || bodies.size() == PageLog.MOST_RECORDS) {
          break;
        }
        bodies.add(waiting.body());
      }
      store(memory.getFirst().position(), bodies);
      for (int i = 0; i < bodies.size(); i++) {
        memoryBytes -= memory.removeFirst().body().length;
      }
      keepQuota();
    }
  }

  /// On a full disk the oldest readings make room for the newest.
  private void store(Position first, List<byte[]> bodies) throws DiskException {
    while (true) {
      try {
        log.append(first, bodies);
        return;
      } catch (DiskFull e) {
        if (!log.droppable()) {
          throw e;
        }
        dropOldest();
      }
    }
  }

  private void keepQuota() throws DiskException {
    while (log.bytes() > options.quotaBytes() && log.droppable()) {
      dropOldest();
    }
  }

  private void dropOldest() throws DiskException {
    Dropped oldest = log.oldest();
    if (oldest != null && !isHeld(oldest.last())) {
      losses.dropping(oldest);
    }
    log.dropOldest();
  }

  private void freeAcknowledged() throws DiskException {
    Place held = Place.of(acknowledged.position());
    while (log.droppable() && !log.endOfOldest().after(held)) {
      log.dropOldest();
    }
  }

  private boolean isHeld(Position position) {
    Position held = acknowledged.position();
    return held != null && position.compareTo(held) <= 0;
  }

  /// How far the hub holds this stream, as far as we remember; null for not at all.
  public synchronized @Nullable Position acknowledged() {
    return acknowledged.position();
  }

  /// Position of the newest batch; null while there is none.
  public synchronized @Nullable Position last() {
    return last;
  }

  /// Position of the oldest batch that is not acknowledged; null when all are.
  public @Nullable Position oldest() throws DiskException {
    try (Cursor cursor = after(acknowledged())) {
      JournalEntry entry = cursor.next();
      return entry == null ? null : entry.position();
    }
  }

  /// Bytes of disk taken.
  public long bytes() {
    return log.bytes();
  }

  /// Reads batches from the first one after a position, from disk and then from memory; from the
  /// oldest when it is null.
  public Cursor after(@Nullable Position position) throws DiskException {
    return new Reader(log.after(position), Place.of(position));
  }

  /// How many batches come after a position.
  public synchronized long countAfter(@Nullable Position position) throws DiskException {
    try (Cursor cursor = after(position)) {
      while (true) {
        try {
          JournalEntry entry = cursor.next();
          return entry == null ? 0 : log.count() + memory.size() - entry.number();
        } catch (UnreadablePage _) {
          // What comes behind it counts.
        }
      }
    }
  }

  /// Flushes and closes the files.
  @Override
  public synchronized void close() throws DiskException {
    try (log) {
      flush();
      acknowledged.save();
    }
  }

  private final class Reader implements Cursor {
    private final LogCursor stored;
    private Place before;

    Reader(LogCursor stored, Place before) {
      this.stored = stored;
      this.before = before;
    }

    @Override
    public @Nullable JournalEntry next() throws DiskException {
      synchronized (TrendStore.this) {
        JournalEntry entry = stored.next();
        while (entry != null && !Place.of(entry.position()).after(before)) {
          entry = stored.next();
        }
        if (entry == null) {
          entry = waiting();
        }
        if (entry != null) {
          before = Place.of(entry.position());
        }
        return entry;
      }
    }

    private @Nullable JournalEntry waiting() {
      long number = log.count();
      for (Waiting waiting : memory) {
        if (Place.of(waiting.position()).after(before)) {
          return new JournalEntry(waiting.position(), number, waiting.body());
        }
        number++;
      }
      return null;
    }

    @Override
    public void close() {
      stored.close();
    }
  }
}
