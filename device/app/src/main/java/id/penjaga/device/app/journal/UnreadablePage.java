package id.penjaga.device.app.journal;

/// The disk does not give a page, however often it is asked.
public final class UnreadablePage extends DiskException {
  UnreadablePage(long segment, int page) {
    super("page " + page + " of " + Segment.name(segment) + " cannot be read");
  }
}
