package id.penjaga.device.shell.files;

import java.io.IOException;

/// A secret file or private folder that is missing, unusable or open to others. The message is a
/// whole sentence for the person who mends it.
public final class SecretRefused extends IOException {
  private static final long serialVersionUID = 1;

  public SecretRefused(String message) {
    super(message);
  }
}
