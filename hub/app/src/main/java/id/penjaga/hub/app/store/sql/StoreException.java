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
}
