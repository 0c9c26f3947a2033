package id.penjaga.device.core;

import id.penjaga.device.core.access.DoorPolicy;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.Unit;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the configuration asks of the room. The shell builds it from YAML after checking that every
/// name exists; the core relies on that.
///
/// @param points every point with its kind, unit, stale time and limits; a reader or exit button
///     without one gets one, because what has no point is outside supervision (F4, F10)
/// @param gates plausibility gates, by the point they guard
/// @param virtuals how points are computed from others, by the point that is computed
/// @param courses what is asked of how values go, by the point they are of
/// @param conditions alarms on two-valued points
/// @param doors by door point
/// @param readers by reader point
/// @param badges who may pass
/// @param outputs what sounds and switches when an alarm stands
/// @param roster whether a hub says who may pass
/// @param hub what is asked of the hub itself; null for a device that works alone
/// @param shutdown which servers go before a battery is empty
/// @param chatter when an alarm that is raised again and again is one
public record RoomRules(
    DeviceId device,
    Map<PointId, PointInfo> points,
    Map<PointId, Gate> gates,
    Map<PointId, Virtual> virtuals,
    Map<PointId, Course> courses,
    List<Condition> conditions,
    Map<PointId, DoorRule> doors,
    Map<PointId, ReaderRule> readers,
    Map<BadgeId, Badge> badges,
    List<OutputRule> outputs,
    Denials denials,
    boolean roster,
    @Nullable HubRule hub,
    ShutdownRules shutdown,
    ChatterRules chatter) {
  /// Rules of a device that shuts no server down, by which no alarm chatters.
  public RoomRules(
      DeviceId device,
      Map<PointId, PointInfo> points,
      Map<PointId, Gate> gates,
      Map<PointId, Virtual> virtuals,
      Map<PointId, Course> courses,
      List<Condition> conditions,
      Map<PointId, DoorRule> doors,
      Map<PointId, ReaderRule> readers,
      Map<BadgeId, Badge> badges,
      List<OutputRule> outputs,
      Denials denials,
      boolean roster,
      @Nullable HubRule hub) {
    this(
        device,
        points,
        gates,
        virtuals,
        courses,
        conditions,
        doors,
        readers,
        badges,
        outputs,
        denials,
        roster,
        hub,
        ShutdownRules.NONE,
        ChatterRules.NONE);
  }

  /// Rules of a device that works alone.
  public RoomRules(
      DeviceId device,
      Map<PointId, PointInfo> points,
      Map<PointId, Gate> gates,
      Map<PointId, Virtual> virtuals,
      List<Condition> conditions,
      Map<PointId, DoorRule> doors,
      Map<PointId, ReaderRule> readers,
      Map<BadgeId, Badge> badges,
      List<OutputRule> outputs,
      Denials denials) {
    this(
        device,
        points,
        gates,
        virtuals,
        Map.of(),
        conditions,
        doors,
        readers,
        badges,
        outputs,
        denials,
        false,
        null);
  }

  public RoomRules {
    points = supervised(points, doors, readers);
    gates = Map.copyOf(gates);
    virtuals = Map.copyOf(virtuals);
    courses = Map.copyOf(courses);
    conditions = List.copyOf(conditions);
    doors = Map.copyOf(doors);
    readers = Map.copyOf(readers);
    badges = Map.copyOf(badges);
    outputs = List.copyOf(outputs);
  }

  RoomRules withPoints(Map<PointId, PointInfo> next) {
    return new RoomRules(
        device,
        next,
        gates,
        virtuals,
        courses,
        conditions,
        doors,
        readers,
        badges,
        outputs,
        denials,
        roster,
        hub,
        shutdown,
        chatter);
  }

  /// The same rules, by which alarms chatter otherwise.
  public RoomRules withChatter(ChatterRules next) {
    return new RoomRules(
        device,
        points,
        gates,
        virtuals,
        courses,
        conditions,
        doors,
        readers,
        badges,
        outputs,
        denials,
        roster,
        hub,
        shutdown,
        next);
  }

  private static Map<PointId, PointInfo> supervised(
      Map<PointId, PointInfo> points,
      Map<PointId, DoorRule> doors,
      Map<PointId, ReaderRule> readers) {
    Map<PointId, PointInfo> all = new HashMap<>(points);
    for (PointId reader : readers.keySet()) {
      all.putIfAbsent(
          reader, condition(reader, PointKind.READER, "Pembaca kartu ", "Card reader "));
    }
    for (DoorRule door : doors.values()) {
      PointId exit = door.exit();
      if (exit != null) {
        all.putIfAbsent(
            exit, condition(exit, PointKind.EXIT_BUTTON, "Tombol keluar ", "Exit button "));
      }
    }
    return Map.copyOf(all);
  }

  private static PointInfo condition(PointId id, PointKind kind, String labelId, String labelEn) {
    return new PointInfo(id, kind, Unit.STATE, labelId + id, labelEn + id, 0, null);
  }

  /// Whether a silent point locks people in or out: an exit button, an emergency release or a
  /// reader.
  boolean guardsADoor(PointId point) {
    return readers.containsKey(point)
        || doors.values().stream()
            .anyMatch(door -> point.equals(door.exit()) || point.equals(door.emergency()));
  }

  /// What a point may plausibly do. A cheap sensor's wrong values pass its checksum; about 1 in 120
  /// of a DHT22's (decision 0001).
  ///
  /// @param offset added to every value: the sensor's calibration (ENV-05)
  /// @param jump how far a value may lie from the last believed one, in the point's unit
  /// @param agreeing how many values in a row must agree among themselves before a jump is
  ///     believed, at least 2
  /// @param frozenAfterMs a value that has been exactly the same for so long is held back until it
  ///     moves; 0 when a value may stand still
  public record Gate(double offset, double jump, int agreeing, long frozenAfterMs) {
    /// @throws IllegalArgumentException when the gate could believe nothing, or everything at once
    public Gate {
      require(jump > 0, "jump " + jump + ": it must be greater than 0");
      require(agreeing >= 2, "agreeing " + agreeing + ": it must be at least 2");
      require(frozenAfterMs >= 0, "frozen-after cannot be negative");
    }

    /// A gate for a value that may stand still.
    public Gate(double offset, double jump, int agreeing) {
      this(offset, jump, agreeing, 0);
    }
  }

  /// An alarm that stands while a two-valued point has a value.
  ///
  /// @param when the value that is bad
  /// @param latch whether it waits for an acknowledgement after the condition is gone (ENV-07)
  public record Condition(
      AlarmKind kind,
      PointId point,
      boolean when,
      Severity severity,
      long raiseAfterMs,
      long clearAfterMs,
      boolean latch) {
    /// @throws IllegalArgumentException when a delay is negative
    public Condition {
      require(raiseAfterMs >= 0 && clearAfterMs >= 0, "delays of an alarm cannot be negative");
    }
  }

  /// @param lock the output that releases it; null when the door is only watched
  /// @param unlockMs how long the lock is released after a grant
  /// @param grantMs how long after a grant an opening still belongs to it (ACC-15)
  /// @param heldMs how long it may stand open (ENV-08)
  /// @param exit the point of its exit button; null without one
  /// @param emergency the point that keeps the lock released while it is on (ACC-20); null without
  ///     one
  /// @param policy what it asks of those who enter
  /// @param warning what sounds before it has stood open too long; null when nothing does
  public record DoorRule(
      @Nullable PointId lock,
      long unlockMs,
      long grantMs,
      long heldMs,
      @Nullable PointId exit,
      @Nullable PointId emergency,
      DoorPolicy policy,
      @Nullable Warning warning) {
    /// A door without a warning.
    public DoorRule(
        @Nullable PointId lock,
        long unlockMs,
        long grantMs,
        long heldMs,
        @Nullable PointId exit,
        @Nullable PointId emergency,
        DoorPolicy policy) {
      this(lock, unlockMs, grantMs, heldMs, exit, emergency, policy, null);
    }

    /// A door that asks nothing beside a right to enter.
    public DoorRule(
        @Nullable PointId lock, long unlockMs, long grantMs, long heldMs, @Nullable PointId exit) {
      this(lock, unlockMs, grantMs, heldMs, exit, null, DoorPolicy.USUAL);
    }

    /// @throws IllegalArgumentException when the lock would open for no time, or longer than an
    ///     opening belongs to its grant (F52)
    public DoorRule {
      require(grantMs > 0, "grant " + grantMs + " ms: it must be longer than 0");
      require(heldMs > 0, "held " + heldMs + " ms: it must be longer than 0");
      require(
          warning == null || warning.beforeMs() < heldMs,
          "warning: it must begin after the door was opened, less than held " + heldMs + " ms");
      require(
          emergency == null || lock != null && unlockMs >= 2 * Door.OVERLAP_MS,
          "unlock " + unlockMs + " ms: with an emergency release it is at least 2 s");
      if (lock != null) {
        require(
            unlockMs > 0, "unlock " + unlockMs + " ms: the lock would never open; write 5 s or so");
        require(
            unlockMs <= grantMs,
            "unlock "
                + unlockMs
                + " ms is longer than grant "
                + grantMs
                + " ms: an opening by the lock that still stands open would be FORCED_DOOR");
      }
    }

    /// A door without an exit button.
    public DoorRule(@Nullable PointId lock, long unlockMs, long grantMs, long heldMs) {
      this(lock, unlockMs, grantMs, heldMs, null);
    }
  }

  /// A sound at the door before the alarm, for who holds it open (ENV-08).
  ///
  /// @param output on from then until the door is shut or the alarm is raised
  /// @param beforeMs how long before the alarm
  public record Warning(PointId output, long beforeMs) {
    /// @throws IllegalArgumentException when it would not sound at all
    public Warning {
      require(beforeMs > 0, "before " + beforeMs + " ms: it must be longer than 0");
    }
  }

  /// @param door the door it belongs to
  public record ReaderRule(PointId door, Direction direction) {}

  /// @param holder a pseudonym; names are the hub's business
  /// @param doors the doors it opens; empty means all
  /// @param from null when always
  /// @param until null when always; the first instant at which it no longer holds
  public record Badge(
      String holder,
      List<PointId> doors,
      @Nullable Instant from,
      @Nullable Instant until,
      boolean revoked) {
    public Badge {
      doors = List.copyOf(doors);
    }
  }

  /// An output that follows the alarms.
  ///
  /// @param silenceable true for a buzzer: a person may silence it until the next alarm (ENV-10)
  /// @param least it follows alarms of this severity and above
  /// @param kinds and only of these kinds; empty means all
  /// @param patterns its rhythm, by the worst of the alarms that it follows
  /// @param stays how long it stays on or off once it was switched
  public record OutputRule(
      PointId output,
      boolean silenceable,
      Severity least,
      List<AlarmKind> kinds,
      Patterns patterns,
      AtLeast stays) {
    public OutputRule {
      kinds = List.copyOf(kinds);
    }

    /// An output that is on without a pause.
    public OutputRule(PointId output, boolean silenceable, Severity least, List<AlarmKind> kinds) {
      this(output, silenceable, least, kinds, Patterns.STEADY, AtLeast.NOTHING);
    }
  }

  /// How long an output stays as it is at least, for what it switches.
  ///
  /// @param onMs once it was switched on
  /// @param offMs once it was switched off, and after a start
  public record AtLeast(long onMs, long offMs) {
    public static final AtLeast NOTHING = new AtLeast(0, 0);

    /// @throws IllegalArgumentException when a time is negative
    public AtLeast {
      require(onMs >= 0 && offMs >= 0, "an output cannot stay as it is for less than no time");
    }
  }

  /// A rhythm for each severity.
  public record Patterns(Pattern info, Pattern warning, Pattern critical) {
    /// Of a relay, whatever it switches.
    public static final Patterns STEADY =
        new Patterns(Pattern.STEADY, Pattern.STEADY, Pattern.STEADY);

    /// Of a buzzer: what is critical never pauses.
    public static final Patterns BUZZER =
        new Patterns(Pattern.SINGLE, Pattern.DOUBLE, Pattern.STEADY);

    public Pattern of(Severity severity) {
      return switch (severity) {
        case INFO -> info;
        case WARNING -> warning;
        case CRITICAL -> critical;
      };
    }
  }

  /// The hub is HUB_AWAY when nothing was heard from it for so long (SYS-12).
  ///
  /// @param awayAfterMs in milliseconds, more than 0
  public record HubRule(long awayAfterMs, Severity severity) {
    /// @throws IllegalArgumentException when the hub would be away at once
    public HubRule {
      require(awayAfterMs > 0, "away-after " + awayAfterMs + " ms: it must be longer than 0");
    }
  }

  /// So many refusals within so long raise REPEATED_DENIAL (ACC-16).
  ///
  /// @param wrongPins so many wrong PINs in a row make a badge wait
  /// @param pinLockMs how long it then waits
  public record Denials(int most, long withinMs, int wrongPins, long pinLockMs) {
    /// With the usual care for PINs: five tries, ten minutes.
    public Denials(int most, long withinMs) {
      this(most, withinMs, 5, 600_000);
    }

    /// @throws IllegalArgumentException when a number is negative, or refusals are counted over no
    ///     time
    public Denials {
      require(most >= 0, "most " + most + ": it cannot be negative");
      require(most == 0 || withinMs > 0, "within: refusals must be counted over some time");
      require(wrongPins > 0 && pinLockMs > 0, "wrong PINs: some tries, and some time to wait");
    }
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
