package id.penjaga.device.core.access;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DenialReason;
import org.jspecify.annotations.Nullable;

/// The answer to a badge.
public sealed interface Access {

  /// @param permit the permit a visitor enters by; null for a right of one's own
  /// @param escort the badge of who accompanies; null where nobody has to
  /// @param despite what spoke against it and only warns; null when nothing did
  record Granted(
      String holder,
      @Nullable String permit,
      @Nullable BadgeId escort,
      @Nullable DenialReason despite)
      implements Access {
    public Granted(String holder) {
      this(holder, null, null, null);
    }
  }

  /// An unknown badge on its way out: the door opens, no name stands in the record (ACC-20).
  record LetOut() implements Access {}

  /// @param holder null when the badge is unknown
  record Denied(DenialReason reason, @Nullable String holder) implements Access {}
}
