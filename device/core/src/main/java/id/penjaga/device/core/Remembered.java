package id.penjaga.device.core;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.OccurrenceId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One journal event of an earlier epoch. Its uptime cannot be compared with this epoch's.
///
/// @param id the place of its record, which names the occurrence of a raised alarm; null while the
///     record is not durable
public record Remembered(Moment at, JournalEvent event, @Nullable OccurrenceId id) {
  public Remembered(Moment at, JournalEvent event) {
    this(at, event, null);
  }

  /// The badges that people pass with or type a wrong PIN for, where it names some.
  public Stream<BadgeId> badges() {
    return switch (event) {
      case JournalEvent.AccessGranted e -> withEscort(e.badge(), e.escort());
      // Whoever shows foreign badges for weeks must make no start slow.
      case JournalEvent.AccessDenied e when e.reason() == DenialReason.PIN_WRONG ->
          Stream.of(e.badge());
      case JournalEvent.AccessNotTaken e -> Stream.of(e.badge());
      case JournalEvent.PersonEntered e -> withEscort(e.badge(), e.escort());
      case JournalEvent.PersonLeft e -> Stream.of(e.badge());
      case JournalEvent.PassbackForgiven e -> Stream.of(e.badge());
      default -> Stream.empty();
    };
  }

  private static Stream<BadgeId> withEscort(BadgeId badge, @Nullable BadgeId escort) {
    return escort == null ? Stream.of(badge) : Stream.of(badge, escort);
  }
}
