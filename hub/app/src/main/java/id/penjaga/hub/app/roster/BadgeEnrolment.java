package id.penjaga.hub.app.roster;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.RefusalReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A new badge that is to be held at a reader, as far as the journal of its device tells.
///
/// @param id of the command
/// @param reader null until the device said which one waits
/// @param badge under the newest badge key; null unless one badge was read
/// @param reason why the device refused; null where it did not, or gives no word for it
public record BadgeEnrolment(
    DeviceId device,
    String id,
    Stand stand,
    @Nullable PointId reader,
    @Nullable BadgeId badge,
    @Nullable RefusalReason reason,
    Instant asked) {

  public enum Stand {
    /// Sent, and the device has not answered yet.
    ASKED,
    /// The reader waits.
    OPEN,
    READ,
    KNOWN_BADGE,
    TWO_BADGES,
    TIMED_OUT,
    REFUSED,
    /// The device was lost while it was awaited.
    AWAY,
    /// The time is over and the device told nothing.
    SILENT;

    /// Whether it may still become another.
    public boolean waits() {
      return this == ASKED || this == OPEN || this == AWAY;
    }
  }
}
