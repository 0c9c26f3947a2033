package id.penjaga.hub.app.store;

/// The store cannot do what was asked of it now: it is closed, full or being opened again. The text
/// is fit for an operator.
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
