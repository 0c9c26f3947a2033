package id.penjaga.device.drivers.wire;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/// Makes one kind of board; found by [java.util.ServiceLoader], so that a board that is not on the
/// class path cannot be named by a config file.
public interface BoardProvider {
  /// What a config file calls this board.
  String name();

  /// The connectors that [#open] would offer, without any hardware.
  ///
  /// @param options from the config file
  /// @throws IllegalArgumentException if an option is unknown or wrong; the message says what to
  ///     write instead
  List<Connector> connectors(Map<String, String> options);

  /// @param options from the config file
  /// @param threads makes the board's threads. They call the listeners and timers of drivers; what
  ///     such a call throws leaves the thread, so the factory must take it for a bug of the program
  /// @throws IllegalArgumentException if an option is unknown or wrong; the message says what to
  ///     write instead
  /// @throws WireException if the hardware is not there
  Board open(Map<String, String> options, ThreadFactory threads) throws WireException;
}
