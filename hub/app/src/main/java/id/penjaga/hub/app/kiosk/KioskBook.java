package id.penjaga.hub.app.kiosk;

import java.time.Instant;
import java.util.List;

/// The table of screens at doors. A write is on the disk when the call returns.
///
/// Every method may throw [id.penjaga.hub.app.security.AccountsUnavailable].
public interface KioskBook {
  /// Every screen there ever was, the oldest first.
  List<Kiosk> kiosks();

  /// @return the new screen
  Kiosk add(
      String name,
      String device,
      String door,
      String pairingHash,
      Instant pairingUntil,
      Instant made,
      String by);

  /// Makes a browser the screen; its pairing code is used up.
  void pair(long id, String keyHash, Instant at, String address);

  /// Revokes a screen; the first time counts.
  void revoke(long id, Kiosk.Revoked end);

  void setSeen(long id, Instant at, String address);
}
