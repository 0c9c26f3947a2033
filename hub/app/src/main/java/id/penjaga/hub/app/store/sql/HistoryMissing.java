package id.penjaga.hub.app.store.sql;

/// A database that was in use here is gone or empty. Waiting does not mend it: a person restores a
/// backup, or says that a new history begins.
public final class HistoryMissing extends StoreException {
  private static final long serialVersionUID = 1;

  HistoryMissing(String message) {
    super(message);
  }
}
