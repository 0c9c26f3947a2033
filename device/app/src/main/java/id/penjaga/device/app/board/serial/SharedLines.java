package id.penjaga.device.app.board.serial;

import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.WireException;
import java.util.HashMap;
import java.util.Map;

/// The shared lines that are open, by connector.
public final class SharedLines {
  private final Map<String, SharedLine> open = new HashMap<>();

  /// Opens the port behind a line.
  @FunctionalInterface
  public interface Port {
    SerialLink open() throws WireException;
  }

  /// @param port opened for the first part on the line
  public synchronized SerialLink join(String connector, SerialSettings settings, Port port)
      throws WireException {
    SharedLine line = open.get(connector);
    if (line == null) {
      line = new SharedLine(port.open(), settings, () -> left(connector));
      open.put(connector, line);
    }
    return line.join(connector, settings);
  }

  private synchronized void left(String connector) {
    open.remove(connector);
  }
}
