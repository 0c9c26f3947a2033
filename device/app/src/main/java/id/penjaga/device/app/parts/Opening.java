package id.penjaga.device.app.parts;

import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.drivers.part.Part;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.WireException;
import org.jspecify.annotations.Nullable;

/// A part that is opened when it is first needed and again after it was given up. One thread uses
/// it.
final class Opening<P extends Part> {
  private final PartEntry entry;
  private final Board board;
  private final Class<P> type;
  private @Nullable P part;

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

  void close() {
    P open = part;
    part = null;
    if (open != null) {
      open.close();
    }
  }
}
