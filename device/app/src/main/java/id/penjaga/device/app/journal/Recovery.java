package id.penjaga.device.app.journal;

import org.jspecify.annotations.Nullable;

/// What a log finds of itself when it is opened. Looks only, changes nothing, so being interrupted
/// does not matter.
///
/// @param last the last group that is there whole; null in a new log
/// @param segment the segment it stands in
/// @param tail the first page after it
/// @param hidden how many ruined pages follow it, each of which may have been the beginning of an
///     epoch
/// @param keepAway whether what follows it must not be written over, because it may be a record
///     that cannot be read today
record Recovery(
    @Nullable Group last, @Nullable Segment segment, int tail, int hidden, boolean keepAway) {

  /// Looks for the last whole group, from the newest segment backwards.
  ///
  /// Only one group is ever under way, and every page is bound to its place. So pages behind the
  /// last whole group are the torn rest of a group that was never acknowledged, and a bad page
  /// before it is damage: what stands behind such a page is kept.
  static Recovery of(Segments segments) throws DiskException {
    int hidden = 0;
    boolean unreadable = false;
    for (Segment segment : segments.all().reversed()) {
      try (SegmentReader reader = segments.reader(segment)) {
        Tail tail = Tail.of(reader);
        hidden += tail.ruined;
        unreadable |= tail.unreadable;
        if (tail.last != null) {
          return new Recovery(tail.last, segment, tail.page, hidden, unreadable);
        }
      }
    }
    if (unreadable) {
      throw new DiskException("the log in " + segments + " cannot be read");
    }
    return new Recovery(
        null, segments.all().isEmpty() ? null : segments.all().getFirst(), 0, hidden, hidden > 0);
  }

  /// The end of one segment.
  private static final class Tail {
    @Nullable Group last;
    int page;
    int ruined;
    boolean unreadable;

    static Tail of(SegmentReader reader) {
      Tail tail = new Tail();
      boolean run = true;
      int page = 0;
      while (page < reader.pages()) {
        Group group = reader.group(page);
        if (group != null && (tail.last == null || !tail.last.first().after(group.first()))) {
          page += group.pages();
          tail.page = page;
          // The same group once more is what an earlier start wrote behind it.
          tail.last =
              tail.last == null || group.first().after(tail.last.last()) ? group : tail.last;
          tail.ruined = 0;
          tail.unreadable = false;
          run = true;
          continue;
        }
        boolean lost = reader.found() == SegmentReader.Found.UNREADABLE;
        tail.unreadable |= lost;
        run &= lost || reader.found() == SegmentReader.Found.BROKEN;
        tail.ruined += run ? 1 : 0;
        page++;
      }
      return tail;
    }
  }
}
