package id.penjaga.device.app.parts;

import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.drivers.part.Part;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.WireException;
import org.jspecify.annotations.Nullable;

/// A part that is opened when it is first needed, and opened again after it was given up. It is
/// given up when it failed {@link #FAILURES} times in a row: a line that the kernel took back works
/// only when it is requested anew, and a single failure may be a disturbance. One thread uses it.
final class Opening<P extends Part> {
  static final int FAILURES = 3;

  private final PartEntry entry;
  private final Board board;
  private final Class<P> type;
  private @Nullable P part;
  private int failures;

  Opening(PartEntry entry, Board board, Class<P> type) {
    this.entry = entry;
    this.board = board;
    this.type = type;
  }

  PartEntry entry() {
    return entry;
  }

  P get() throws WireException {
    P open = part;
    if (open == null) {
      open = type.cast(entry.driver().open(board, entry.connector(), entry.settings()));
      part = open;
    }
    return open;
  }

  boolean isOpen() {
    return part != null;
  }

  /// The part did what it was asked.
  void worked() {
    failures = 0;
  }

  /// The part could not be opened, or its wire failed.
  void failed() {
    if (++failures >= FAILURES) {
      failures = 0;
      close();
    }
  }

  /// Hands the open part over, to be closed by the caller; null when none is open.
  @Nullable P giveUp() {
    P open = part;
    part = null;
    return open;
  }

  void close() {
    P open = giveUp();
    if (open != null) {
      open.close();
    }
  }
}
