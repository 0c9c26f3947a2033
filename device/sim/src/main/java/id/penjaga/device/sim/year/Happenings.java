package id.penjaga.device.sim.year;

import id.penjaga.device.messages.MissReason;
import id.penjaga.device.sim.Air;

/// What the world does to a device. A device without power hears nothing: the implementation drops
/// the call then, and asks [World] for the state of the contacts when it boots.
public interface Happenings {
  /// The climate sensor answered, perhaps wrongly.
  void air(Air air);

  void airMissed(MissReason why);

  /// A contact changed, already settled: `door.main` (on = open), `leak.floor` (on = wet), `mains`
  /// (on = present), `exit` (on = pressed).
  void contact(String name, boolean on);

  /// @param reader `reader.in` or `reader.out`
  /// @param badge five bytes
  void badge(String reader, byte[] badge);
}
