package id.penjaga.device.app.journal;

/// The disk did not do what was asked. What was being written may or may not be there; what was
/// acknowledged before is.
public class DiskException extends Exception {
  public DiskException(String message, Throwable cause) {
    super(message, cause);
  }

  public DiskException(String message) {
    super(message);
  }
}
