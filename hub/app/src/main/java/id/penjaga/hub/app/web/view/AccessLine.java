package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Direction;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of the access log (ACC-15, ACC-16).
///
/// @param trusted whether the device's clock could be believed then (SYS-09)
/// @param holder the pseudonym of the badge's holder; null when the badge is unknown
/// @param badge the first digits of the badge's digest; null when no badge was shown
/// @param reason why it was refused, or what it was granted in spite of (soft anti-passback); null
///     otherwise
/// @param open how long the door stood open; null when that is not known or not the matter
public record AccessLine(
    long id,
    Instant at,
    boolean trusted,
    DeviceId device,
    What what,
    Label door,
    @Nullable Direction direction,
    @Nullable String holder,
    @Nullable String badge,
    @Nullable DenialReason reason,
    @Nullable Duration open) {

  public enum What {
    GRANTED,
    DENIED,
    NOT_TAKEN,
    ENTERED,
    LEFT,
    DOOR_OPENED,
    DOOR_CLOSED,
    EXIT_REQUESTED;

    /// The name in style sheets and of the icon.
    public String css() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
