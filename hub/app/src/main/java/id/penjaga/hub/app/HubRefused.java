package id.penjaga.hub.app;

/// The hub cannot start for a reason outside its configuration; the message says what to do.
public final class HubRefused extends Exception {
  private static final long serialVersionUID = 1;

  HubRefused(String message) {
    super(message);
  }

  HubRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
