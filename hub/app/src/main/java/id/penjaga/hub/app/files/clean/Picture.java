package id.penjaga.hub.app.files.clean;

/// What holds for every kind of picture.
final class Picture {
  /// Four times the largest of today's telephones at full resolution; a file of a few kilobytes can
  /// claim 4,000 million.
  private static final long MOST_PIXELS = 250_000_000;

  private Picture() {}

  /// @throws FileRefused when there is nothing to see or too much
  static void requireSize(long width, long height) throws FileRefused {
    if (width <= 0 || height <= 0) {
      throw new FileRefused(FileRefusal.BROKEN);
    }
    if (width > MOST_PIXELS / height) {
      throw new FileRefused(FileRefusal.TOO_MANY_PIXELS);
    }
  }
}
