package id.penjaga.device.drivers.part;

import id.penjaga.device.drivers.wire.WireException;
import java.util.List;

/// A part that shows lines of text.
public non-sealed interface Display extends Part {
  /// Shows these lines from the top; what is longer is cut, rows without a line are empty. Shown
  /// anew each time, so that a display that lost its supply comes back by the next call.
  void show(List<String> lines) throws WireException;
}
