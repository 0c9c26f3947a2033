package id.penjaga.device.sim;

/// A part on the simulated two-wire bus. One call is one transaction; reading a register is a
/// [#write] of its number and then a [#read], with no other transaction in between.
public interface I2cPart {
  /// @return whether it acknowledged
  boolean write(byte[] bytes);

  /// Fills `into`.
  ///
  /// @return whether it acknowledged
  boolean read(byte[] into);
}
