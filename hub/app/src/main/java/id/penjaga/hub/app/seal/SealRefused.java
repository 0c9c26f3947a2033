package id.penjaga.hub.app.seal;

import java.io.Serial;

/// The seal cannot be used; the message says why and what to do.
public final class SealRefused extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  SealRefused(String why) {
    super(why);
  }

  SealRefused(String why, Throwable cause) {
    super(why, cause);
  }
}
