package id.penjaga.device.app.journal;

import org.jspecify.annotations.Nullable;

/// Reads the acknowledged groups of a log in order; damaged pages are passed over, which the step
/// in {@link JournalEntry#number} shows. After an {@link UnreadablePage} it goes on behind that
/// page.
final class LogCursor implements Cursor {
  private final PageLog log;
  private final Place after;
  private long segment;
  private @Nullable SegmentReader reader;
  private int page;
  private @Nullable Group group;
  private int index;
  private int offset;
  private @Nullable Place before;

  LogCursor(PageLog log, long segment, Place after) {
    this.log = log;
    this.segment = segment;
    this.after = after;
  }

  @Override
  public @Nullable JournalEntry next() throws DiskException {
    synchronized (log) {
      while (true) {
        JournalEntry entry = fromGroup();
        if (entry != null || !nextGroup()) {
          return entry;
        }
      }
    }
  }

  /// The next record that can be read.
  @Nullable JournalEntry nextReadable() throws DiskException {
    while (true) {
      try {
        return next();
      } catch (UnreadablePage _) {
        // Asking again goes on behind it.
      }
    }
  }

  private @Nullable JournalEntry fromGroup() {
    while (group != null && index < group.records()) {
      byte[] body = group.body(offset);
      if (body == null) {
        break;
      }
      Place place = new Place(group.first().epoch(), group.first().sequence() + index);
      long number = group.number() + index;
      index++;
      offset += Integer.BYTES + body.length;
      if (place.after(after)) {
        return new JournalEntry(place.position(), number, body);
      }
    }
    group = null;
    return null;
  }

  private boolean nextGroup() throws DiskException {
    while (true) {
      Segment now = log.segments().atOrAbove(segment);
      if (now == null) {
        return false;
      }
      if (reader == null || now.number != segment) {
        close();
        segment = now.number;
        reader = open(now);
        page = 0;
      }
      if (findGroup(now, reader)) {
        return true;
      }
      if (!log.passed(now)) {
        return false;
      }
      close();
      segment++;
    }
  }

  private SegmentReader open(Segment now) throws DiskException {
    try {
      return log.segments().reader(now);
    } catch (DiskException e) {
      if (!log.passed(now)) {
        throw e;
      }
      segment++;
      throw new UnreadablePage(now.number);
    }
  }

  private boolean findGroup(Segment now, SegmentReader from) throws DiskException {
    int end = log.end(now, from);
    if (page >= end) {
      return false;
    }
    Place limit = log.limit(now);
    while (page < end) {
      Group found = from.group(page);
      if (found == null || !PageLog.follows(found, before, limit)) {
        page++;
        if (from.found() == SegmentReader.Found.UNREADABLE) {
          throw new UnreadablePage(segment, page - 1);
        }
        continue;
      }
      page += found.pages();
      before = found.last();
      group = found;
      index = 0;
      offset = 0;
      return true;
    }
    return false;
  }

  /// Closes the open file; the next read opens it again.
  @Override
  public void close() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
