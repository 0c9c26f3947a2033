package id.penjaga.device.app.journal;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Reads whole groups from one segment, a page at a time.
final class SegmentReader implements AutoCloseable {
  /// A page that cannot be read this many times is given up.
  private static final int TRIES = 3;

  private final DiskFile file;
  private final long segment;
  private final int pages;
  private final PageFormat format;
  private final ByteBuffer head = ByteBuffer.allocate(PageFormat.PAGE);
  private @Nullable ByteBuffer tail;
  private Found found = Found.BLANK;

  /// What stands on a page.
  enum Found {
    /// The beginning of a group that is whole.
    GROUP,
    /// A page that is intact but begins no whole group: the inside or the torn rest of one.
    PART,
    /// Zeros.
    BLANK,
    /// Bytes that no complete write left there.
    BROKEN,
    /// The disk does not give it.
    UNREADABLE
  }

  SegmentReader(Disk disk, long segment, PageFormat format) throws DiskException {
    this.file = disk.open(Segment.name(segment));
    this.segment = segment;
    this.format = format;
    this.pages = (int) ((file.size() + PageFormat.PAGE - 1) / PageFormat.PAGE);
  }

  int pages() {
    return pages;
  }

  /// What the page last asked for turned out to be.
  Found found() {
    return found;
  }

  /// The group that begins on a page and is there from its first byte to its last; null when there
  /// is none.
  @Nullable Group group(int page) {
    Group group = null;
    if (!load(head, page)) {
      found = Found.UNREADABLE;
    } else if (!format.intact(head, segment, page)) {
      found = isBlank(head) ? Found.BLANK : Found.BROKEN;
    } else {
      found = Found.PART;
      group = whole(page);
    }
    if (group != null) {
      found = Found.GROUP;
    }
    return group;
  }

  private @Nullable Group whole(int page) {
    int length = head.getInt(PageFormat.LENGTH_AT);
    int count = PageFormat.pages(length);
    if (PageFormat.index(head) != 0 || page + count > pages) {
      return null;
    }
    byte[] payload = new byte[length];
    head.get(PageFormat.HEADER, payload, 0, PageFormat.used(length, 0));
    if (count > 1 && !rest(page, count, payload)) {
      return null;
    }
    return new Group(
        head.getLong(PageFormat.LOG_AT),
        new Place(head.getInt(PageFormat.EPOCH_AT), head.getLong(PageFormat.SEQUENCE_AT)),
        head.getLong(PageFormat.NUMBER_AT),
        PageFormat.records(head),
        count,
        payload);
  }

  private boolean rest(int page, int count, byte[] payload) {
    ByteBuffer next = tail == null ? ByteBuffer.allocate(PageFormat.PAGE) : tail;
    tail = next;
    for (int i = 1; i < count; i++) {
      if (!load(next, page + i)) {
        found = Found.UNREADABLE;
        return false;
      }
      if (!format.continues(head, next, i, segment, page + i)) {
        return false;
      }
      int used = PageFormat.used(payload.length, i);
      next.get(PageFormat.HEADER, payload, i * PageFormat.ROOM, used);
    }
    return true;
  }

  /// Reads a page; the part of it that lies behind the end of the file reads as zeros.
  private boolean load(ByteBuffer into, int page) {
    for (int i = 0; i < TRIES; i++) {
      try {
        into.clear();
        file.read(into, (long) page * PageFormat.PAGE);
        while (into.hasRemaining()) {
          into.put((byte) 0);
        }
        into.clear();
        return true;
      } catch (DiskException _) {
        // Asked again: giving up a page that is there would be worse than waiting.
      }
    }
    return false;
  }

  private static boolean isBlank(ByteBuffer page) {
    for (int i = 0; i < PageFormat.PAGE; i += Long.BYTES) {
      if (page.getLong(i) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    file.close();
  }
}
