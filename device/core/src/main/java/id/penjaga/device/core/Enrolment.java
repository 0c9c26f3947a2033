package id.penjaga.device.core;

import id.penjaga.device.core.Plan.ReaderPlan;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.EnrolmentEnd;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.RefusalReason;
import id.penjaga.device.messages.Roster;
import org.jspecify.annotations.Nullable;

/// A reader waits for one badge that nobody knows, so that the hub can write it into its register
/// (ACC-14). The badge opens nothing and counts as no refusal. A known badge is judged as ever and
/// ends the wait.
///
/// @param id of the command that asked for it
/// @param untilMs uptime at which the wait ends, or at which the badge that was read is told
/// @param badge the one that was read; null while none was
/// @param keyVersion of the badge key under which it was read; while none was, of the key in force
///     when the wait began
record Enrolment(String id, PointId reader, long untilMs, @Nullable BadgeId badge, int keyVersion) {
  static final long WINDOW_MS = 60_000;

  /// A second badge in so long after the first makes both void: two lay in the same hand.
  static final long ALONE_MS = 1_500;

  /// Why a command is not carried out; null when a reader waits now.
  static Orders.@Nullable Refusal open(Turn turn, String id, DeviceCommand.EnrolBadge c) {
    ReaderPlan reader = turn.plan.reader(c.reader());
    if (reader == null || reader.rule().direction() == Direction.OUT) {
      return new Orders.Refusal(
          reader == null
              ? "there is no reader " + c.reader()
              : c.reader() + " leads out, where every badge is let through; take one that leads in",
          RefusalReason.NO_SUCH_READER);
    }
    if (turn.credentials.roster() == null) {
      return new Orders.Refusal(
          "no roster of the hub is in force: this device would call the badge by another name",
          RefusalReason.NO_ROSTER);
    }
    Enrolment open = turn.enrolment;
    if (open != null) {
      return new Orders.Refusal(
          "a new badge is awaited at " + open.reader() + " already", RefusalReason.ENROLMENT_OPEN);
    }
    turn.record(new JournalEvent.EnrolmentOpened(id, c.reader(), c.by()));
    turn.enrolment = new Enrolment(id, c.reader(), turn.now + WINDOW_MS, null, keyVersion(turn));
    return null;
  }

  /// Shows a presentation that counts to the open wait.
  ///
  /// @return whether it is taken, and must not be judged
  static boolean takes(Turn turn, Event.BadgePresented e) {
    Enrolment open = turn.enrolment;
    boolean here = open != null && open.reader.equals(e.reader()) && e.ageMs() <= Entering.LATE_MS;
    if (!here || open == null) {
      return false;
    }
    BadgeId first = open.badge;
    boolean known = turn.credentials.badge(e.badge()) != null;
    if (first != null && !first.equals(e.badge())) {
      end(turn, open, EnrolmentEnd.TWO_BADGES, null, open.keyVersion);
    } else if (known) {
      end(turn, open, EnrolmentEnd.KNOWN_BADGE, e.badge(), keyVersion(turn));
    } else if (first == null) {
      turn.enrolment =
          new Enrolment(open.id, open.reader, turn.now + ALONE_MS, e.badge(), keyVersion(turn));
    }
    return !known;
  }

  static void elapse(Turn turn) {
    Enrolment open = turn.enrolment;
    if (open != null && turn.now >= open.untilMs) {
      BadgeId badge = open.badge;
      EnrolmentEnd end = badge == null ? EnrolmentEnd.TIMED_OUT : EnrolmentEnd.READ;
      end(turn, open, end, badge, open.keyVersion);
      if (badge != null) {
        turn.add(new Effect.Confirm(open.reader));
      }
    }
  }

  private static int keyVersion(Turn turn) {
    Roster roster = turn.credentials.roster();
    return roster == null ? 0 : roster.keyVersion();
  }

  private static void end(
      Turn turn, Enrolment open, EnrolmentEnd end, @Nullable BadgeId badge, int keyVersion) {
    turn.record(new JournalEvent.EnrolmentEnded(open.id, open.reader, end, badge, keyVersion));
    turn.enrolment = null;
  }
}
