package id.penjaga.hub.app.store.sql;

/// The store cannot do what was asked of it now: it is closed, full or being opened again. The text
/// is fit for an operator.
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /// What became of a task of the writer: an exception that says it already, or one that does.
  public static RuntimeException of(Throwable cause) {
    return cause instanceof RuntimeException known
        ? known
        : new StoreException(String.valueOf(cause.getMessage()), cause);
  }
}
