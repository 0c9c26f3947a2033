package id.penjaga.device.app.journal;

import id.penjaga.device.messages.Position;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What must not be lost: access, alarms, power, faults, restarts. A record is durable before
/// {@link #append} returns, chained to the one before by its hash, and at a position that is never
/// used again (SYS-06, ACC-18).
///
/// Safe for several threads. Needs a {@link #prepare} now and then when nothing else is to be done.
public final class Journal implements AutoCloseable {
  /// The size of a segment when the caller names none.
  public static final int SEGMENT_BYTES = 4 * 1024 * 1024;

  /// How many records are kept at least, however old and however often acknowledged.
  public static final long KEPT_RECORDS = 1_000_000;

  private static final long CHECKPOINT_MILLIS = 10 * 60 * 1000;

  /// @param segmentBytes a multiple of 4096
  /// @param keptRecords how many of the newest records are never dropped
  public record Options(int segmentBytes, long keptRecords) {
    public static final Options USUAL = new Options(SEGMENT_BYTES, KEPT_RECORDS);
  }

  private final PageLog log;
  private final Options options;
  private final Checkpoint acknowledged;
  private final int epoch;
  private final @Nullable String damage;
  private Chain chain;
  private volatile long sequence;
  private volatile boolean begun;

  private Journal(Disk disk, PageLog log, Options options) throws DiskException {
    this.log = log;
    this.options = options;
    this.chain = new Chain();
    this.damage = follow(log, chain);
    this.epoch = Math.addExact(log.last().epoch(), 1 + log.hidden());
    this.acknowledged = new Checkpoint(disk, log.id(), epoch, CHECKPOINT_MILLIS);
    try {
      begin();
    } catch (DiskException _) {
      // A full disk: the first append tries again.
    }
  }

  /// Opens the journal in a folder of its own, or makes it when there is none, and begins a new
  /// epoch behind the torn end a power cut may have left.
  ///
  /// A disk that can be read and takes nothing is opened all the same. Until {@link #begun} nothing
  /// of the new epoch may leave the device, because the next start may count the same epoch again.
  ///
  /// @param ids makes the id of a new log; must be a secure one
  public static Journal open(Disk disk, Options options, RandomGenerator ids) throws DiskException {
    return open(disk, options, ids, new PageFormat());
  }

  static Journal open(Disk disk, Options options, RandomGenerator ids, PageFormat format)
      throws DiskException {
    PageLog log = PageLog.open(disk, options.segmentBytes(), format, ids::nextLong);
    try {
      return new Journal(disk, log, options);
    } catch (DiskException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /// Finds the end of the chain. What cannot be read or is wrong is told, but does not keep the
  /// journal from going on.
  private static @Nullable String follow(PageLog log, Chain chain) throws DiskException {
    String damage = null;
    try (Cursor cursor = log.newest()) {
      boolean more = true;
      while (more) {
        String wrong;
        try {
          JournalEntry entry = cursor.next();
          more = entry != null;
          wrong = entry == null ? null : chain.follow(entry);
        } catch (UnreadablePage e) {
          wrong = e.getMessage();
        }
        if (wrong != null && damage == null) {
          damage = "after " + chain.position() + ": " + wrong;
        }
      }
    }
    return damage;
  }

  static String hex(long id) {
    return HexFormat.of().toHexDigits(id);
  }

  /// 16 hex digits that name this journal; another card has another.
  public String log() {
    return hex(log.id());
  }

  /// The count of this start, part of every position from now on.
  public int epoch() {
    return epoch;
  }

  /// Whether the new epoch is durable; for any thread. Appending a record makes it so first.
  public boolean begun() {
    return begun;
  }

  /// Makes the new epoch durable, if it is not yet.
  synchronized void begin() throws DiskException {
    if (!begun) {
      log.mark(epoch);
      begun = true;
    }
  }

  /// What was found wrong in the newest segment when the journal was opened; null when nothing was.
  /// {@link #verify} looks at everything.
  public @Nullable String damage() {
    return damage;
  }

  /// Position of the newest record; null while there is none.
  public synchronized @Nullable Position last() {
    return chain.position();
  }

  /// Hash of the newest record, 64 zeros while there is none.
  public synchronized String lastHash() {
    return chain.hash();
  }

  /// Position of the oldest record still here; null while there is none.
  public @Nullable Position oldest() throws DiskException {
    return firstAfter(null);
  }

  /// The first position after another; null when there is none.
  public @Nullable Position firstAfter(@Nullable Position position) throws DiskException {
    try (Cursor cursor = after(position)) {
      JournalEntry entry = cursor.next();
      return entry == null ? null : entry.position();
    }
  }

  /// How many records are here.
  public long size() throws DiskException {
    return log.size();
  }

  /// Bytes of disk taken.
  public long bytes() {
    return log.bytes();
  }

  /// Appends one record.
  ///
  /// @return its position, once it is durable
  /// @throws DiskFull when there is no space; a later call may succeed
  public Position append(Body body) throws DiskException {
    return append(List.of(body)).getFirst();
  }

  /// Appends records together: after a crash all of them are there or none, and they cost one wait
  /// for the disk.
  ///
  /// @return their positions, once they are durable
  public synchronized List<Position> append(List<? extends Body> bodies) throws DiskException {
    begin();
    Chain next = chain.copy();
    List<byte[]> sealed = new ArrayList<>(bodies.size());
    List<Position> positions = new ArrayList<>(bodies.size());
    for (Body body : bodies) {
      Position position = new Position(epoch, sequence + 1 + positions.size());
      byte[] open = body.build(position, next.position(), next.hash());
      sealed.add(next.add(position, open));
      positions.add(position);
    }
    log.append(positions.getFirst(), sealed);
    chain = next;
    sequence += positions.size();
    return positions;
  }

  /// Reads the payloads, byte for byte as they are sent, from the first record after a position;
  /// from the oldest when it is null.
  public Cursor after(@Nullable Position position) throws DiskException {
    return log.after(position);
  }

  /// How many records come after a position.
  public synchronized long countAfter(@Nullable Position position) throws DiskException {
    if (position != null && position.epoch() == epoch) {
      return Math.max(0, sequence - position.sequence());
    }
    try (LogCursor cursor = log.after(position)) {
      JournalEntry entry = cursor.nextReadable();
      return entry == null ? 0 : log.count() - entry.number();
    }
  }

  /// How far the hub holds this journal, as far as we remember; null for not at all.
  public synchronized @Nullable Position acknowledged() {
    return acknowledged.position();
  }

  /// Notes that the hub holds everything up to a position. A position that was never given out is
  /// ignored.
  public synchronized void acknowledge(Position upTo) {
    if (!Place.of(upTo).after(new Place(epoch, sequence))) {
      acknowledged.raise(upTo);
    }
  }

  /// Whether a position lies beyond everything this log ever wrote, of this start and of all
  /// before. Acknowledged by the hub, it proves that this log is an older copy of the one the hub
  /// knows. Does not wait for an append under way.
  public boolean neverReached(Position position) {
    return Place.of(position).after(new Place(epoch, sequence));
  }

  /// Does a little of the work that can wait: the next segment, the checkpoint. Call it about once
  /// a second when idle.
  ///
  /// @param uptimeMillis milliseconds of uptime
  /// @return whether there is more to do at once
  public boolean prepare(long uptimeMillis) throws DiskException {
    synchronized (this) {
      acknowledged.saveWhenDue(uptimeMillis);
    }
    return log.prepare();
  }

  /// Drops the oldest segments as long as enough records remain and the hub holds what goes.
  ///
  /// @return what was dropped; null for nothing
  public @Nullable Dropped retain() throws DiskException {
    Dropped all = null;
    while (log.droppable() && log.size() > options.keptRecords()) {
      Dropped oldest = log.oldest();
      if (oldest != null) {
        Position held = acknowledged();
        boolean enough = log.size() - oldest.records() >= options.keptRecords();
        if (!enough || held == null || oldest.last().compareTo(held) > 0) {
          break;
        }
        Position first = all == null ? oldest.first() : all.first();
        long records = oldest.records() + (all == null ? 0 : all.records());
        all = new Dropped(first, oldest.last(), records);
      }
      log.dropOldest();
    }
    return all;
  }

  /// Reads and checks everything: the pages, the order, the hashes, the chain. Takes as long as
  /// reading the whole journal.
  public ChainReport verify() throws DiskException {
    return ChainReport.of(log, options.keptRecords(), acknowledged(), null);
  }

  @Override
  public synchronized void close() {
    try {
      acknowledged.save();
    } catch (DiskException _) {
      // Then the hub is sent some records twice.
    }
    log.close();
  }
}
