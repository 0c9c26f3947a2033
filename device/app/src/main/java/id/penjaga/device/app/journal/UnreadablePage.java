package id.penjaga.device.app.journal;

/// The disk does not give a page, or a whole segment, however often it is asked. The next read of
/// the same cursor goes on behind it.
public final class UnreadablePage extends DiskException {
  private static final long serialVersionUID = 1;

  private final String page;

  UnreadablePage(long segment, int page) {
    this("page " + page + " of " + Segment.name(segment));
  }

  UnreadablePage(long segment) {
    this(Segment.name(segment));
  }

  /// @param page which one
  public UnreadablePage(String page) {
    super(page + " cannot be read");
    this.page = page;
  }

  /// Which one.
  public String page() {
    return page;
  }
}
