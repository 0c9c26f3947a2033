package id.penjaga.device.app.journal;

import id.penjaga.device.messages.Position;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// An append-only log in segments of pages. A group of records begins on a fresh page and is forced
/// before {@link #append} returns; a page that was acknowledged is never written again, so no later
/// write can ruin it.
///
/// After a failure the log stays usable. A group that failed was not acknowledged; a later one
/// takes its place. Safe for several threads.
final class PageLog implements AutoCloseable {
  /// The most records of one group.
  static final int MOST_RECORDS = 0xFFFF;

  private final Segments segments;
  private final GroupWriter writer;
  private final long id;
  private final int hidden;

  private @Nullable Segment active;
  private @Nullable DiskFile file;
  private int activePages;
  private int tail;
  private Place last;
  private long count;
  private @Nullable Group repeat;
  private boolean settled;

  private PageLog(Segments segments, PageFormat format, Recovery found, LongSupplier newId)
      throws DiskException {
    Group group = found.last();
    this.segments = segments;
    this.id = group == null ? newId.getAsLong() : group.log();
    this.writer = new GroupWriter(format, id);
    this.last = group == null ? Place.START : group.last();
    this.count = group == null ? 0 : group.number() + group.records();
    this.hidden = found.hidden();
    this.repeat = group != null && group.records() > 0 && !found.keepAway() ? group : null;
    this.active = found.segment();
    this.tail = found.tail();
    if (active != null) {
      active = found.keepAway() ? segments.all().getLast() : active;
      activePages = segments.pagesOf(active);
      tail = found.keepAway() ? activePages : tail;
    }
  }

  /// Opens the log in a folder or begins one. Only looks: a full disk can be opened.
  ///
  /// @param segmentBytes size of the segments made from now on
  /// @param newId gives the id of the log, should there be none yet
  static PageLog open(Disk disk, int segmentBytes, PageFormat format, LongSupplier newId)
      throws DiskException {
    if (segmentBytes < 2 * PageFormat.PAGE || segmentBytes % PageFormat.PAGE != 0) {
      throw new IllegalArgumentException("a segment has at least two whole pages of 4096 bytes");
    }
    Segments segments = Segments.look(disk, format, segmentBytes / PageFormat.PAGE);
    return new PageLog(segments, format, Recovery.of(segments), newId);
  }

  /// Does what must come before the first write; {@link #append} and {@link #mark} do it by
  /// themselves.
  ///
  /// A process that was killed, or whose force failed, may have left its last group in the system's
  /// cache alone, and a later force need not mend that. So the last group is written a second time,
  /// behind itself; both copies are valid.
  synchronized void settle() throws DiskException {
    if (!settled) {
      segments.tidy();
      settled = true;
    }
    Group again = repeat;
    if (again != null) {
      put(again.first(), again.number(), again.bodies());
      repeat = null;
    }
  }

  /// Opens a log that is there, for reading alone.
  static PageLog look(Disk disk, PageFormat format) throws DiskException {
    Segments segments = Segments.look(disk, format, 2);
    Recovery found = Recovery.of(segments);
    if (found.last() == null) {
      throw new JournalVerify.NoLog("there is no log in " + disk);
    }
    return new PageLog(segments, format, found, () -> 0);
  }

  long id() {
    return id;
  }

  /// The place of the last record or mark.
  synchronized Place last() {
    return last;
  }

  /// How many records were ever appended, those given up since included.
  synchronized long count() {
    return count;
  }

  /// How many epochs above that of {@link #last} may have begun on pages that are ruined now.
  int hidden() {
    return hidden;
  }

  /// Bytes of disk the log takes.
  synchronized long bytes() {
    return segments.bytes();
  }

  /// The longest record that a group can hold alone.
  int longestRecord() {
    return Math.min(segments.pages(), PageFormat.MOST_PAGES) * PageFormat.ROOM - Integer.BYTES;
  }

  /// Appends records at consecutive positions as one group: after a crash all of them are there or
  /// none. Returns when they are durable.
  synchronized void append(Position first, List<byte[]> bodies) throws DiskException {
    if (bodies.isEmpty() || bodies.size() > MOST_RECORDS) {
      throw new IllegalArgumentException("a group has 1 to 65535 records");
    }
    commit(Place.of(first), bodies);
  }

  /// Writes down durably that an epoch begins.
  synchronized void mark(int epoch) throws DiskException {
    commit(new Place(epoch, 0), List.of());
  }

  private void commit(Place first, List<byte[]> bodies) throws DiskException {
    if (!first.after(last)) {
      throw new IllegalArgumentException(first + " does not come after " + last);
    }
    long length = GroupWriter.length(bodies);
    if (length > longestRecord() + Integer.BYTES) {
      throw new IllegalArgumentException("a group of " + length + " bytes is too long");
    }
    settle();
    put(first, count, bodies);
    last =
        bodies.isEmpty() ? first : new Place(first.epoch(), first.sequence() + bodies.size() - 1);
    count += bodies.size();
  }

  private void put(Place first, long number, List<byte[]> bodies) throws DiskException {
    int pages = PageFormat.pages((int) GroupWriter.length(bodies));
    Segment segment = withRoom(pages);
    try {
      DiskFile to = file(segment);
      writer.write(to, segment.number, tail, first, number, bodies);
      to.force();
    } catch (DiskException e) {
      failed(e);
      throw e;
    }
    if (tail == 0) {
      segment.first = new Segment.First(first, number);
    }
    tail += pages;
  }

  /// A disk that refused to write a page may refuse it again: the rest of the segment is left
  /// alone. A full disk is no fault of the page.
  private void failed(DiskException e) {
    closeFile();
    if (!(e instanceof DiskFull) && tail > 0) {
      tail = activePages;
    }
  }

  private DiskFile file(Segment segment) throws DiskException {
    DiskFile open = file == null ? segments.writer(segment) : file;
    file = open;
    return open;
  }

  private Segment withRoom(int pages) throws DiskException {
    Segment now = active;
    if (now != null && tail + pages <= activePages) {
      return now;
    }
    Segment next = segments.after(now);
    int nextPages = segments.pagesOf(next);
    closeFile();
    active = next;
    activePages = nextPages;
    tail = 0;
    return withRoom(pages);
  }

  /// Makes the next segment ahead of need, one slice at a time. Call it when idle: then a record
  /// never waits for it, and a disk that fills up still takes records for a whole segment.
  ///
  /// @return whether there is more to do
  synchronized boolean prepare() throws DiskException {
    settle();
    return segments.prepare(active);
  }

  /// What {@link #dropOldest} would give up; null when no record is left in it.
  synchronized @Nullable Dropped oldest() throws DiskException {
    return active == null ? null : content(null, segments.all().getFirst());
  }

  /// All records; null when there is none.
  synchronized @Nullable Dropped all() throws DiskException {
    Dropped all = null;
    for (Segment segment : segments.all()) {
      all = content(all, segment);
    }
    return all;
  }

  private @Nullable Dropped content(@Nullable Dropped before, Segment segment)
      throws DiskException {
    Dropped sum = before;
    Place limit = limit(segment);
    try (SegmentReader reader = segments.reader(segment)) {
      int end = end(segment, reader);
      for (int i = 0; i < end; i++) {
        Group group = reader.group(i);
        Place last = sum == null ? null : Place.of(sum.last());
        if (group != null && group.records() > 0 && follows(group, last, limit)) {
          Position first = sum == null ? group.first().position() : sum.first();
          long records = group.records() + (sum == null ? 0 : sum.records());
          sum = new Dropped(first, group.last().position(), records);
        }
      }
    }
    return sum;
  }

  /// Where the oldest segment's records end: the place the next begins at.
  synchronized Place endOfOldest() throws DiskException {
    return limit(segments.all().getFirst());
  }

  /// Whether retention may have freed records before the oldest one here: the first segment is
  /// gone, what is left begins with the first page of a segment, and enough newer records are kept.
  /// A cut head fails one of these.
  ///
  /// @param keptRecords how many of the newest records retention never frees
  synchronized boolean freed(long keptRecords) throws DiskException {
    Segment oldest = segments.all().isEmpty() ? null : segments.all().getFirst();
    if (oldest == null || oldest.number == 1 || size() < keptRecords) {
      return false;
    }
    try (SegmentReader reader = segments.reader(oldest)) {
      return reader.group(0) != null;
    }
  }

  /// Whether there is a segment besides the one being written.
  synchronized boolean droppable() {
    return active != null && segments.all().getFirst().number < active.number;
  }

  /// Removes the oldest segment.
  synchronized void dropOldest() throws DiskException {
    if (!droppable()) {
      throw new IllegalStateException("the segment being written cannot be dropped");
    }
    segments.removeOldest();
  }

  /// How many records are still there.
  synchronized long size() throws DiskException {
    for (Segment segment : segments.all()) {
      Segment.First first = first(segment);
      if (first != null) {
        return count - first.number();
      }
    }
    return 0;
  }

  /// Reads what comes after a position, from the beginning when it is null.
  synchronized LogCursor after(@Nullable Position position) throws DiskException {
    Place after = Place.of(position);
    for (Segment segment : segments.all().reversed()) {
      Segment.First first = firstIfReadable(segment);
      if (first != null && !first.place().after(after)) {
        return new LogCursor(this, segment.number, after);
      }
    }
    return new LogCursor(this, 0, after);
  }

  /// Reads from the beginning of the newest segment that holds a record; from the beginning when
  /// there is none.
  synchronized LogCursor newest() throws DiskException {
    for (Segment segment : segments.all().reversed()) {
      LogCursor cursor = new LogCursor(this, segment.number, Place.START);
      if (first(segment) != null && cursor.nextReadable() != null) {
        cursor.close();
        return new LogCursor(this, segment.number, Place.START);
      }
      cursor.close();
    }
    return new LogCursor(this, 0, Place.START);
  }

  // What a cursor asks, holding this log's lock.

  Segments segments() {
    return segments;
  }

  /// Where reading a segment ends: behind the last acknowledged group.
  int end(Segment segment, SegmentReader reader) {
    if (active == null || segment.number > active.number) {
      return 0;
    }
    return segment == active ? Math.min(tail, reader.pages()) : reader.pages();
  }

  /// Where a segment's records must end: the first group of the next segment. What stands at or
  /// after it failed and was written again there.
  Place limit(Segment segment) {
    for (Segment other : segments.all()) {
      if (other.number > segment.number) {
        Segment.First first = firstIfReadable(other);
        if (first != null) {
          return first.place();
        }
      }
    }
    return new Place(last.epoch(), last.sequence() + 1);
  }

  /// Whether a group comes where it belongs: after what was read before, and before a limit.
  static boolean follows(Group group, @Nullable Place before, Place limit) {
    return (before == null || group.first().after(before)) && limit.after(group.first());
  }

  /// Whether nothing more will be written to a segment.
  boolean passed(Segment segment) {
    return active != null && segment.number < active.number;
  }

  private Segment.@Nullable First firstIfReadable(Segment segment) {
    try {
      return first(segment);
    } catch (DiskException _) {
      return null; // the read of its page reports it
    }
  }

  private Segment.@Nullable First first(Segment segment) throws DiskException {
    if (segment.first != null || active == null || segment.number > active.number) {
      return segment.first;
    }
    try (SegmentReader reader = segments.reader(segment)) {
      int end = end(segment, reader);
      boolean sure = true;
      for (int i = 0; i < end; i++) {
        Group group = reader.group(i);
        sure &= reader.found() != SegmentReader.Found.UNREADABLE;
        if (group != null && !group.first().after(last)) {
          Segment.First first = new Segment.First(group.first(), group.number());
          segment.first = sure ? first : null;
          return first;
        }
      }
    }
    return null;
  }

  private void closeFile() {
    if (file != null) {
      file.close();
      file = null;
    }
  }

  @Override
  public synchronized void close() {
    closeFile();
    segments.close();
  }
}
