package id.penjaga.hub.app.kiosk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A screen at a door.
///
/// @param name what the site calls it; unique among those that live
/// @param device whose door it stands at
/// @param door point of that door, such as `door.main`
/// @param pairingHash of the code by which a browser becomes this screen
/// @param pairingUntil the first moment at which that code no longer helps
/// @param keyHash of the browser's token; null while none is paired
/// @param paired when it was; null before
/// @param seen when it last asked for something; null before
/// @param address where it did so; null before
public record Kiosk(
    long id,
    String name,
    String device,
    String door,
    String pairingHash,
    Instant pairingUntil,
    @Nullable String keyHash,
    Instant made,
    String madeBy,
    @Nullable Instant paired,
    @Nullable Revoked revoked,
    @Nullable Instant seen,
    @Nullable String address) {

  /// Since when it is none any more, and who said so.
  public record Revoked(Instant at, String by) {}

  /// The device of a screen at a door that none watches: codes alone work there.
  public static final String NO_DEVICE = "none";

  /// Whether it stands at a door that no device watches.
  public boolean anywhere() {
    return device.equals(NO_DEVICE);
  }

  /// Whether a browser may be it.
  public boolean lives() {
    return revoked == null;
  }

  /// Whether a browser is it.
  public boolean isPaired() {
    return lives() && keyHash != null;
  }

  /// Whether it waits for its browser at a moment.
  public boolean waits(Instant now) {
    return lives() && keyHash == null && now.isBefore(pairingUntil);
  }

  /// The same with the browser that took its place.
  Kiosk paired(String key, Instant at, String from) {
    return new Kiosk(
        id, name, device, door, pairingHash, pairingUntil, key, made, madeBy, at, null, at, from);
  }

  /// The same, seen somewhere.
  Kiosk seen(Instant at, String from) {
    return new Kiosk(
        id,
        name,
        device,
        door,
        pairingHash,
        pairingUntil,
        keyHash,
        made,
        madeBy,
        paired,
        revoked,
        at,
        from);
  }

  /// The same, no longer anybody's.
  Kiosk revoked(Revoked end) {
    return new Kiosk(
        id,
        name,
        device,
        door,
        pairingHash,
        pairingUntil,
        null,
        made,
        madeBy,
        paired,
        end,
        seen,
        address);
  }
}
