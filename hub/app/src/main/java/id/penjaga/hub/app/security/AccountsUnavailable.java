package id.penjaga.hub.app.security;

/// The database of accounts cannot be read or written now, such as on a full disk. The message is a
/// sentence for the log.
public final class AccountsUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public AccountsUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
