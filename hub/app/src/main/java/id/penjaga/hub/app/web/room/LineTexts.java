package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.app.web.view.AccessLine;
import id.penjaga.hub.app.web.view.AccessLine.What;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns journal records into lines of the access log.
final class LineTexts {
  private static final int BADGE_DIGITS = 6;

  private final DisplayNames names;

  LineTexts(DisplayNames names) {
    this.names = names;
  }

  /// Empty for a record that does not belong in the access log, or that this hub cannot read.
  Optional<AccessLine> of(JournalLine line) {
    return switch (line.event()) {
      case JournalEvent.AccessGranted e ->
          some(
              new Draft(line, What.GRANTED, e.door())
                  .by(e.holder(), e.badge())
                  .to(e.direction())
                  .because(e.despite()));
      case JournalEvent.AccessDenied e ->
          some(
              new Draft(line, What.DENIED, e.door())
                  .by(e.holder(), e.badge())
                  .to(e.direction())
                  .because(e.reason()));
      case JournalEvent.AccessNotTaken e ->
          some(new Draft(line, What.NOT_TAKEN, e.door()).by(e.holder(), e.badge()));
      case JournalEvent.PersonEntered e ->
          some(new Draft(line, What.ENTERED, e.door()).by(e.holder(), e.badge()));
      case JournalEvent.PersonLeft e ->
          some(new Draft(line, What.LEFT, e.door()).by(e.holder(), e.badge()));
      case JournalEvent.DoorOpened e ->
          some(new Draft(line, What.DOOR_OPENED, e.door()).by(e.holder(), null));
      case JournalEvent.DoorClosed e ->
          some(new Draft(line, What.DOOR_CLOSED, e.door()).lasting(e.openMs()));
      case JournalEvent.ExitRequested e -> some(new Draft(line, What.EXIT_REQUESTED, e.door()));
      case null, default -> Optional.empty();
    };
  }

  private Optional<AccessLine> some(Draft draft) {
    return Optional.of(draft.finish(names));
  }

  private static final class Draft {
    private final JournalLine line;
    private final What what;
    private final PointId door;
    private @Nullable String holder;
    private @Nullable BadgeId badge;
    private @Nullable Direction direction;
    private @Nullable DenialReason reason;
    private @Nullable Duration open;

    Draft(JournalLine line, What what, PointId door) {
      this.line = line;
      this.what = what;
      this.door = door;
    }

    Draft by(@Nullable String who, @Nullable BadgeId with) {
      holder = who;
      badge = with;
      return this;
    }

    Draft to(Direction where) {
      direction = where;
      return this;
    }

    Draft because(@Nullable DenialReason why) {
      reason = why;
      return this;
    }

    Draft lasting(long openMs) {
      open = openMs < 0 ? null : Duration.ofMillis(openMs);
      return this;
    }

    AccessLine finish(DisplayNames names) {
      return new AccessLine(
          line.id(),
          Instant.ofEpochMilli(line.atMs()),
          line.clock().trusted(),
          line.device(),
          what,
          names.point(line.device(), door.name()),
          direction,
          holder == null ? null : names.person(holder),
          badge == null ? null : badge.digest().substring(0, BADGE_DIGITS),
          reason,
          open);
    }
  }
}
