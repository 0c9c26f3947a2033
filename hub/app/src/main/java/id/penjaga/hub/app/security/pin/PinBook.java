package id.penjaga.hub.app.security.pin;

import java.time.Instant;
import java.util.Map;

/// The table of PINs. A write is on the disk when the call returns.
///
/// Every method may throw [id.penjaga.hub.app.security.AccountsUnavailable].
public interface PinBook {
  /// @param hash as [id.penjaga.device.shell.keys.PinHash] writes it
  record Kept(String hash, Instant since) {}

  /// Every PIN, by account.
  Map<Long, Kept> pins();

  /// Sets the PIN of an account in place of the one before.
  void set(long account, Kept pin);

  void remove(long account);
}
