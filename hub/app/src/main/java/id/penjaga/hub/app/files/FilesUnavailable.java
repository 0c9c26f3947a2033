package id.penjaga.hub.app.files;

/// Files cannot be kept or read now, as on a full disk. The text is fit for an operator.
public final class FilesUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Whether the disk is full: somebody must make room, and the same file can be sent again.
  public final boolean full;

  FilesUnavailable(String message, Throwable cause) {
    super(message, cause);
    full = false;
  }

  FilesUnavailable(String message) {
    super(message);
    full = true;
  }
}
