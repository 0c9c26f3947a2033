package id.penjaga.hub.app.files.clean;

/// A file is not taken; nothing of it is kept.
public final class FileRefused extends Exception {
  private static final long serialVersionUID = 1;

  public final FileRefusal why;

  public FileRefused(FileRefusal why) {
    super(why.name());
    this.why = why;
  }
}
