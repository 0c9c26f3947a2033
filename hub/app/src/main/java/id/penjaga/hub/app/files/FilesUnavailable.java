package id.penjaga.hub.app.files;

/// Files cannot be kept or read now, as on a full disk. The text is fit for an operator.
public final class FilesUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Whether the disk is full: somebody must make room, and the same file can be sent again.
  public final boolean full;

  /// @param message what is wrong, such as of [id.penjaga.device.shell.files.FileWords]
  public FilesUnavailable(String message, Throwable cause) {
    super(message, cause);
    full = String.valueOf(cause.getMessage()).contains("No space left");
  }

  FilesUnavailable(String message) {
    super(message);
    full = true;
  }
}
