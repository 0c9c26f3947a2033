package id.penjaga.device.drivers.part.badge;

/// A badge's number as a reader heard it, with the time at which it arrived.
///
/// @param number raw, for the keyed digest and for nothing else
/// @param uptimeNanos when its last byte or bit arrived, on the scale of
///     [id.penjaga.device.drivers.wire.Timing#nanos]. Where that is not known exactly it is the
///     earliest moment possible, so an age computed from it is never too small
/// @param proof how far the number can be believed
public record BadgeFrame(byte[] number, long uptimeNanos, Proof proof) {

  /// How far a frame's number can be believed. Two parity bits or a checksum of eight bits are
  /// right by chance often enough to matter on a noisy line.
  public enum Proof {
    /// A new presentation, known from one frame with a weak checksum. A number on the roster is
    /// that badge; any other may be noise and is no attempt to pass.
    SINGLE,
    /// A second frame of the presentation that was handed on as {@link #SINGLE}. It is not another
    /// presentation: only a number that is not on the roster is judged now.
    CONFIRMED,
    /// A new presentation that cannot be noise: the protocol proves it, or the same number was
    /// heard a moment ago.
    PROVEN
  }

  /// Whether a badge was presented, as against heard once more.
  public boolean presents() {
    return proof != Proof.CONFIRMED;
  }
}
