package id.penjaga.device.drivers.wire;

import id.penjaga.device.messages.MissReason;

/// The wire failed: an expected trouble of the environment, never a bug. The message is a sentence
/// for the person with the screwdriver; the reason is what the rest of the system counts.
public class WireException extends Exception {
  private final MissReason reason;

  public WireException(MissReason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public WireException(MissReason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public MissReason reason() {
    return reason;
  }

  /// The sentence for the person with the screwdriver.
  public String advice() {
    return String.valueOf(getMessage());
  }
}
