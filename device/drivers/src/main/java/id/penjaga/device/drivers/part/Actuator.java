package id.penjaga.device.drivers.part;

import id.penjaga.device.drivers.wire.WireException;
import java.time.Duration;

/// A part that is switched: a lock, a buzzer, a relay.
public non-sealed interface Actuator extends Part {
  /// Switches and stays so. Ends a running pulse.
  void set(boolean on) throws WireException;

  /// Switches on, and off again after `length` or the part's own limit, whichever is shorter, even
  /// without a further call. A pulse during a pulse extends it.
  void pulse(Duration length) throws WireException;

  /// Drives what is commanded now once more: the state last set, or the pulse that is running. An
  /// output that lost its supply, or was disturbed, comes back by this. Parts that can be read back
  /// are.
  ///
  /// @throws WireException if the wire refuses, or the output does not follow
  void refresh() throws WireException;

  /// The state last commanded and accepted by the wire.
  boolean on();
}
