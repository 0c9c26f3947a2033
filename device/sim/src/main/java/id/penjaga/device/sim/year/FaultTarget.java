package id.penjaga.device.sim.year;

import id.penjaga.device.sim.SplitMix;

/// Whatever is struck by faults.
public interface FaultTarget {
  /// @param how chance for the details, such as how far a clock steps
  void begin(Fault fault, SplitMix how);

  /// Called right after {@link #begin} for a momentary fault.
  void end(Fault fault);
}
