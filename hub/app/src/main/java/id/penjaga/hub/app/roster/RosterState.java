package id.penjaga.hub.app.roster;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.RosterRefusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The roster of one device, as far as the hub knows: what it says is in force, what was sent, and
/// what its journal tells.
///
/// @param inForce version that the device named when it was last heard; 0 for none
/// @param keyVersion the newest badge key of the hub
/// @param standing what this run of the hub sent; null for nothing
/// @param adopted the latest adoption in the device's journal; null for none
/// @param refused the latest refusal in the device's journal; null for none
public record RosterState(
    DeviceId device,
    boolean online,
    long inForce,
    int keyVersion,
    RosterSender.@Nullable Standing standing,
    @Nullable Adopted adopted,
    @Nullable Refused refused) {

  /// @param lease when its permits no longer count
  /// @param at when it was adopted, on the device's clock
  public record Adopted(
      long version,
      int keyVersion,
      String hash,
      int badges,
      int permits,
      Instant lease,
      Instant at) {}

  /// @param why for people, in English
  public record Refused(long version, RosterRefusal reason, String why, Instant at) {}

  /// How it stands.
  public enum Stand {
    /// What the hub wants is in force.
    IN_FORCE,
    /// It is on its way.
    SENT,
    /// The device is away: it decides by what it has.
    AWAY,
    /// The device never took one.
    NONE,
    /// Another hub sends to this device.
    CONTESTED,
    /// Its permits no longer count: the lease is over.
    OUTDATED
  }

  public Stand stand(Instant now) {
    RosterSender.Standing sent = standing;
    if (sent != null && sent.contested()) {
      return Stand.CONTESTED;
    }
    if (adopted != null && !now.isBefore(adopted.lease())) {
      return Stand.OUTDATED;
    }
    if (!online) {
      return adopted == null ? Stand.NONE : Stand.AWAY;
    }
    return sent != null && sent.inForce() ? Stand.IN_FORCE : sent == null ? Stand.NONE : Stand.SENT;
  }

  /// Whether the device refused one after the last that it took.
  public boolean refusedLast() {
    return refused != null && (adopted == null || refused.at().isAfter(adopted.at()));
  }
}
