package id.penjaga.device.core;

import id.penjaga.device.core.access.PinCheck;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.OccurrenceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.RosterRefusal;
import java.util.List;
import java.util.Map;

/// What can happen to a room. Each carries when.
public sealed interface Event {
  Moment at();

  /// The program has started; what was open before was restored from the journal with {@link
  /// RoomController#restore}.
  record Started(Moment at, String version, String config, String board, boolean simulated)
      implements Event {}

  /// The journal of earlier epochs became readable only now. What this run has not judged yet is
  /// taken from it; what this run knows stays, and the difference is recorded (F6).
  ///
  /// @param journal oldest first, without the records of this run
  /// @param names what badges are called now, by what those records call them, where that differs
  record Recalled(Moment at, List<Remembered> journal, Map<BadgeId, BadgeId> names)
      implements Event {
    public Recalled {
      journal = List.copyOf(journal);
      names = Map.copyOf(names);
    }
  }

  /// A sensor, contact or UPS answered, or did not.
  record Sampled(Reading reading) implements Event {
    @Override
    public Moment at() {
      return reading.at();
    }
  }

  /// @param at when the badge was shown: the arrival of its frame
  /// @param ageMs how old the frame was when the room heard of it; too old a badge opens nothing
  /// @param pin what became of the PIN that was typed with it
  record BadgePresented(
      Moment at, PointId reader, BadgeId badge, Proof proof, long ageMs, PinCheck pin)
      implements Event {
    /// A badge at a reader without keys.
    public BadgePresented(Moment at, PointId reader, BadgeId badge, Proof proof, long ageMs) {
      this(at, reader, badge, proof, ageMs, PinCheck.NO_KEYPAD);
    }

    /// A badge beyond doubt, heard at once.
    public BadgePresented(Moment at, PointId reader, BadgeId badge) {
      this(at, reader, badge, Proof.PROVEN, 0);
    }

    /// The same badge with its age at the uptime at which the room hears of it.
    public BadgePresented heardAt(long uptimeMs) {
      return new BadgePresented(
          at, reader, badge, proof, Math.max(ageMs, uptimeMs - at.uptimeMs()), pin);
    }
  }

  /// How far the number of a badge can be noise on the line.
  enum Proof {
    /// One frame with a weak checksum. A known number is judged; an unknown one is noise until it
    /// is confirmed.
    SINGLE,
    /// A further frame of a badge that was already told as {@link #SINGLE}.
    CONFIRMED,
    /// No noise: a strong checksum, or the same number again.
    PROVEN
  }

  /// A part works: a driven output answered its latest order, a reader's line is well. Ends the
  /// fault that a {@link Reading.Missed} of its point began; may come as often as it likes.
  record PartWell(Moment at, PointId point) implements Event {}

  /// A roster whose signature was found right, whole on the disk.
  ///
  /// @param hash SHA-256 over its parts, 64 hex digits
  /// @param badges those of the configuration, as they are called under the roster's badge key
  /// @param stored whether it is the one that this device kept over a restart
  /// @param renamed what badges are called from now on, by what they were called until now, where
  ///     that differs
  record RosterArrived(
      Moment at,
      Roster roster,
      String hash,
      Map<BadgeId, RoomRules.Badge> badges,
      boolean stored,
      Map<BadgeId, BadgeId> renamed)
      implements Event {
    /// Badges are called as before.
    public RosterArrived(
        Moment at,
        Roster roster,
        String hash,
        Map<BadgeId, RoomRules.Badge> badges,
        boolean stored) {
      this(at, roster, hash, badges, stored, Map.of());
    }

    public RosterArrived {
      badges = Map.copyOf(badges);
      renamed = Map.copyOf(renamed);
    }
  }

  /// A roster, or a part of one, was kept out before the room saw it.
  record RosterKeptOut(Moment at, long version, RosterRefusal reason, String why)
      implements Event {}

  /// The request-to-exit button of a door was pressed.
  record ExitPressed(Moment at, PointId door) implements Event {}

  /// A command whose envelope was already found fresh, addressed to us and not run before.
  record Commanded(Moment at, String id, DeviceCommand command) implements Event {}

  /// The record that raised an alarm is durable: from now on the occurrence can be named.
  ///
  /// @param raisedAt the moment of that record
  record AlarmRecorded(
      Moment at, AlarmKind kind, PointId point, Moment raisedAt, OccurrenceId occurrence)
      implements Event {}

  /// The wall clock stepped or its quality changed; `at` is measured on the new clock.
  ///
  /// @param stepMs new wall clock minus old at the same uptime
  record ClockSet(Moment at, ClockQuality before, long stepMs) implements Event {}

  /// The journal could not be written, or can be again.
  ///
  /// @param lost records that were decided and could not be kept since the trouble began; 0 while
  ///     it lasts
  record RecordingChanged(Moment at, boolean possible, long lost) implements Event {}

  /// Events or readings were lost before they reached the controller.
  record Lost(Moment at, JournalEvent.Loss what, long count) implements Event {}

  /// Something came that only a running hub says, such as an acknowledgement. Whoever hears much
  /// tells it once in a few seconds.
  record HubHeard(Moment at) implements Event {}

  /// So many servers of a group are connected; while they are told to shut down, those that were
  /// told.
  record ServersCounted(Moment at, PointId group, long servers) implements Event {}

  /// Nothing but time passed.
  record Tick(Moment at) implements Event {}
}
