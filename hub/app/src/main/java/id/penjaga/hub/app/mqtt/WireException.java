package id.penjaga.hub.app.mqtt;

/// The broker cannot be reached, refused, or went away. The text is fit for an operator.
final class WireException extends Exception {
  private static final long serialVersionUID = 1;

  WireException(String message, Throwable cause) {
    super(message, cause);
  }
}
