package id.penjaga.device.app.journal;

/// No space is left. The log is unharmed and takes records again once there is space.
public final class DiskFull extends DiskException {
  public DiskFull(String message, Throwable cause) {
    super(message, cause);
  }

  public DiskFull(String message) {
    super(message);
  }
}
