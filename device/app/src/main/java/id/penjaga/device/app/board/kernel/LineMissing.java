package id.penjaga.device.app.board.kernel;

import com.pi4j.io.exception.IOException;

/// What a connector needs is not on this board; the message is a sentence of ours that says so and
/// what to do.
public final class LineMissing extends IOException {
  private static final long serialVersionUID = 1;

  public LineMissing(String message) {
    super(message);
  }
}
