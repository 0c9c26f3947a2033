package id.penjaga.device.app;

/// The device cannot start for a reason outside the configuration; the message says what to do.
public final class StartRefused extends Exception {
  private static final long serialVersionUID = 1;

  StartRefused(String message) {
    super(message);
  }

  StartRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
