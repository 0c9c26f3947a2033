package id.penjaga.device.app.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files of a log, oldest first, and the one in the making.
final class Segments implements AutoCloseable {
  private final Disk disk;
  private final PageFormat format;
  private final int pages;
  private final List<Segment> list;
  private @Nullable Draft draft;

  private Segments(Disk disk, PageFormat format, int pages, List<String> names) {
    this.disk = disk;
    this.format = format;
    this.pages = pages;
    this.list = Segment.in(names);
  }

  /// The segments in a folder.
  ///
  /// @param pages how many pages a new segment gets
  static Segments look(Disk disk, PageFormat format, int pages) throws DiskException {
    return new Segments(disk, format, pages, disk.list());
  }

  /// Removes what was in the making when a power cut came, and makes the names durable that a
  /// killed process may have left in the system's cache alone. Comes before the first write.
  void tidy() throws DiskException {
    for (String name : disk.list()) {
      if (Segment.isDraft(name)) {
        disk.delete(name);
      }
    }
    disk.force();
  }

  List<Segment> all() {
    return list;
  }

  /// How many pages a new segment has.
  int pages() {
    return pages;
  }

  long bytes() {
    return (long) list.size() * pages * PageFormat.PAGE;
  }

  SegmentReader reader(Segment segment) throws DiskException {
    return new SegmentReader(disk, segment.number, format);
  }

  DiskFile writer(Segment segment) throws DiskException {
    return disk.open(Segment.name(segment.number));
  }

  int pagesOf(Segment segment) throws DiskException {
    try (SegmentReader reader = reader(segment)) {
      return reader.pages();
    }
  }

  /// The oldest segment numbered so or higher.
  @Nullable Segment atOrAbove(long number) {
    for (Segment segment : list) {
      if (segment.number >= number) {
        return segment;
      }
    }
    return null;
  }

  /// The segment after another, made at once if it is not there yet.
  Segment after(@Nullable Segment other) throws DiskException {
    Segment next = following(other);
    while (next == null) {
      prepare(other);
      next = following(other);
    }
    return next;
  }

  private @Nullable Segment following(@Nullable Segment other) {
    return atOrAbove(other == null ? 0 : other.number + 1);
  }

  /// Makes the segment after another, one slice at a time.
  ///
  /// @return whether there is more to do
  boolean prepare(@Nullable Segment other) throws DiskException {
    if (following(other) != null) {
      return false;
    }
    try {
      if (draft == null) {
        long number = list.isEmpty() ? 1 : list.getLast().number + 1;
        draft = new Draft(disk, number, (long) pages * PageFormat.PAGE);
      }
      if (draft.step()) {
        return true;
      }
      list.add(new Segment(draft.number));
      draft = null;
      return false;
    } catch (DiskException e) {
      close();
      throw e;
    }
  }

  void removeOldest() throws DiskException {
    disk.delete(Segment.name(list.getFirst().number));
    list.removeFirst();
    disk.force();
  }

  /// Gives up what is in the making.
  @Override
  public void close() {
    if (draft != null) {
      draft.discard();
      draft = null;
    }
  }

  @Override
  public String toString() {
    return disk.toString();
  }
}
