package id.penjaga.device.mqtt;

import java.io.IOException;

/// What stands between us and the broker. The message is a sentence that says why, and what to do
/// where that is known.
public class BrokerException extends IOException {
  private static final long serialVersionUID = 1;

  public BrokerException(String message) {
    super(message);
  }

  public BrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
