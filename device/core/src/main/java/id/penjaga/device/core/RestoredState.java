package id.penjaga.device.core;

import id.penjaga.device.core.Alarm.Quiet;
import id.penjaga.device.core.Alarm.Raised;
import id.penjaga.device.core.Alarm.Standing;
import id.penjaga.device.core.Door.Grant;
import id.penjaga.device.core.Door.Last;
import id.penjaga.device.core.Plan.AlarmName;
import id.penjaga.device.core.Plan.DoorPlan;
import id.penjaga.device.core.Shelves.OutOfService;
import id.penjaga.device.core.Shelves.Shelf;
import id.penjaga.device.core.access.PinTries;
import id.penjaga.device.core.access.Traffic;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rebuilds from the journal what outlives a restart (PWR-16): standing alarms, mains failures,
/// changed limits, doors and grants without an end. Timers do not: uptime began anew, so durations
/// across a restart are -1. Silence does not either.
///
/// It comes before the room starts, or late, when the disk gave nothing before (F6). Badges are
/// called as they are now, in whichever words a record is (decision 0020).
final class RestoredState {
  private RoomRules rules;
  private final Map<BadgeId, BadgeId> names;
  private final Map<AlarmName, Raised> standing = new LinkedHashMap<>();
  private final Map<AlarmName, JournalEvent.AlarmRaised> raisings = new HashMap<>();
  private final Map<AlarmName, Moment> cleared = new HashMap<>();
  private final Map<PointId, Long> outages = new HashMap<>();
  private final Map<PointId, Last> doors = new HashMap<>();
  private final Map<PointId, List<Grant>> grants = new HashMap<>();
  private final Map<PointId, List<Grant>> passed = new HashMap<>();

  private final Map<BadgeId, Long> wrongPins = new HashMap<>();

  private final Map<PointId, Shutdown> shutdowns = new HashMap<>();

  /// How often alarms that chatter were raised, as far as it was written down.
  private final Map<AlarmName, Long> chattering = new HashMap<>();

  private Shelves shelves = Shelves.NONE;
  private Traffic traffic = Traffic.NONE;
  private long rosterVersion;

  private RestoredState(RoomRules rules, Map<BadgeId, BadgeId> names) {
    this.rules = rules;
    this.names = names;
  }

  static Room restore(Room room, List<Remembered> journal, Map<BadgeId, BadgeId> names) {
    return of(room.plan().rules(), journal, names).room(room);
  }

  private static RestoredState of(
      RoomRules rules, List<Remembered> journal, Map<BadgeId, BadgeId> names) {
    RestoredState restored = new RestoredState(rules, names);
    for (Remembered each : journal) {
      restored.recall(each);
    }
    return restored;
  }

  /// Takes into a running room what it has not judged yet. An alarm is adopted as it stood; then
  /// the readings of this run are looked at again, so that one whose condition is gone clears or
  /// waits for its acknowledgement as ever, and is recorded.
  static void adopt(Turn turn, List<Remembered> journal, Map<BadgeId, BadgeId> names) {
    RestoredState restored = of(turn.plan.rules(), journal, names);
    turn.plan = PlanMaker.plan(restored.rules);
    Map<PointId, Long> outages = new HashMap<>(restored.outages);
    outages.putAll(turn.outages);
    turn.outages = Map.copyOf(outages);
    for (int i = 0; i < turn.plan.alarmCount(); i++) {
      AlarmRule rule = turn.plan.alarm(i);
      Raised raised = restored.standing.remove(Shelves.name(rule));
      boolean judged = !turn.startedWith(turn.alarms.get(i));
      if (raised != null && !judged) {
        turn.adopt(i, restored.held(rule, raised));
      }
    }
    turn.retired = restored.retired(turn.device());
    turn.shelves = turn.shelves.withEarlier(restored.shelves);
    Shutdowns.adopt(turn, restored.shutdowns());
    // Who is inside comes first: their leaving is recorded as their entering was.
    Visits.adopt(turn, restored.traffic, restored.rosterVersion);
    for (int i = 0; i < turn.plan.doorCount(); i++) {
      DoorPlan door = turn.plan.door(i);
      DoorAccess.adopt(
          turn,
          door,
          restored.doors.getOrDefault(door.id(), Last.UNKNOWN),
          restored.grants.getOrDefault(door.id(), List.of()));
    }
    turn.pinTries = restored.pinTries(turn.pinTries, turn.now);
  }

  private void recall(Remembered record) {
    Moment at = record.at();
    switch (record.event()) {
      case JournalEvent.AlarmRaised e -> {
        AlarmName name = new AlarmName(e.kind(), e.point());
        raisings.put(name, e);
        chattering.remove(name);
        standing.put(
            name, new Raised(new Standing(at, Standing.EARLIER, false, e.measured(), record.id())));
      }
      case JournalEvent.AlarmCleared e -> {
        AlarmName name = new AlarmName(e.kind(), e.point());
        standing.remove(name);
        chattering.remove(name);
        cleared.put(name, at);
        Shelf shelf = shelves.alarms().get(name);
        if (shelf != null) {
          shelves = shelves.with(name, shelf.cleared());
        }
      }
      case JournalEvent.AlarmAcknowledged e ->
          standing.computeIfPresent(
              new AlarmName(e.kind(), e.point()),
              (_, raised) -> new Raised(raised.standing().acknowledge()));
      case JournalEvent.AlarmChattering e ->
          chattering.put(new AlarmName(e.kind(), e.point()), e.raises());
      case JournalEvent.AlarmSettled e -> chattering.remove(new AlarmName(e.kind(), e.point()));
      case JournalEvent.AlarmShelved e ->
          shelves =
              shelves.with(
                  new AlarmName(e.kind(), e.point()),
                  new Shelf(
                      e.forMs(),
                      e.once(),
                      e.by(),
                      e.reason(),
                      at.wallMs() + e.forMs(),
                      Shelf.EARLIER,
                      true,
                      false));
      case JournalEvent.AlarmUnshelved e ->
          shelves = shelves.without(new AlarmName(e.kind(), e.point()));
      case JournalEvent.PointOutOfService e ->
          shelves = shelves.with(e.point(), new OutOfService(e.by(), e.reason()));
      case JournalEvent.PointInService e -> shelves = shelves.without(e.point());
      case JournalEvent.MainsLost e -> outages.put(e.point(), Room.EARLIER);
      case JournalEvent.MainsRestored e -> outages.remove(e.point());
      case JournalEvent.ShutdownAnnounced e ->
          shutdowns.put(e.group(), new Shutdown.Announced(Shutdown.NEVER, Shutdown.Supply.UNHEARD));
      case JournalEvent.ShutdownOrdered e ->
          shutdowns.put(e.group(), new Shutdown.Ordered(Shutdown.NEVER, Shutdown.Supply.UNHEARD));
      case JournalEvent.ShutdownCancelled e -> shutdowns.remove(e.group());
      case JournalEvent.ShutdownReleased e -> shutdowns.remove(e.group());
      case JournalEvent.LimitsChanged e -> limits(e);
      case JournalEvent.AccessGranted e -> {
        if (e.direction() == Direction.IN) {
          wrongPins.remove(now(e.badge()));
        }
        Grant grant =
            new Grant(e.direction(), e.badge(), e.holder(), 0, true, e.permit(), e.escort());
        granted(e.door(), grant.renamed(names));
      }
      case JournalEvent.AccessDenied e -> {
        if (e.reason() == DenialReason.PIN_WRONG) {
          wrongPins.merge(now(e.badge()), e.count(), Long::sum);
        }
      }
      case JournalEvent.AccessNotTaken e -> notTaken(e.door(), now(e.badge()));
      case JournalEvent.PersonEntered e -> {
        ended(e.door(), Direction.IN, now(e.badge()));
        entered(e);
      }
      case JournalEvent.PersonLeft e -> {
        ended(e.door(), Direction.OUT, now(e.badge()));
        traffic = traffic.left(now(e.badge()), at.wallMs());
      }
      case JournalEvent.PassbackForgiven e -> traffic = traffic.forgiven(now(e.badge()));
      case JournalEvent.RosterAdopted e -> rosterVersion = Math.max(rosterVersion, e.version());
      case JournalEvent.DoorOpened e -> {
        doors.put(e.door(), Last.OPEN);
        passed.put(e.door(), grants.getOrDefault(e.door(), List.of()));
      }
      case JournalEvent.DoorClosed e -> {
        doors.put(e.door(), Last.SHUT);
        passed.remove(e.door());
      }
      case JournalEvent.DeviceStarted _ -> passed.clear();
      case JournalEvent.ClockChanged _,
          JournalEvent.BuzzerSilenced _,
          JournalEvent.BuzzerRearmed _,
          JournalEvent.OutputsTested _,
          JournalEvent.ExitRequested _,
          JournalEvent.CommandRefused _,
          JournalEvent.RosterRefused _,
          JournalEvent.EnrolmentOpened _,
          JournalEvent.EnrolmentEnded _,
          JournalEvent.TrendDropped _,
          JournalEvent.LossDeclared _ -> {}
    }
  }

  private BadgeId now(BadgeId badge) {
    return names.getOrDefault(badge, badge);
  }

  private void entered(JournalEvent.PersonEntered e) {
    RoomRules.DoorRule door = rules.doors().get(e.door());
    if (door != null) {
      BadgeId badge = now(e.badge());
      BadgeId escort = e.escort();
      traffic =
          traffic.entered(
              badge,
              new Traffic.Inside(
                  e.holder(),
                  e.door(),
                  door.policy().area(),
                  Traffic.Inside.EARLIER,
                  e.permit(),
                  escort == null ? null : now(escort),
                  false,
                  badge.equals(e.badge()) ? null : e.badge()));
    }
  }

  /// A changed band stays until it is changed again. One that the configuration no longer allows is
  /// left out: the file is then newer.
  private void limits(JournalEvent.LimitsChanged e) {
    try {
      rules = Orders.withLimits(rules, e.point(), e.low(), e.high());
    } catch (IllegalArgumentException _) {
      // The configuration wins.
    }
  }

  private void granted(PointId door, Grant grant) {
    if (!Door.holds(passed.getOrDefault(door, List.of()), grant)) {
      grants.put(door, Door.plus(grants.getOrDefault(door, List.of()), grant));
    }
  }

  /// Grants lapse in the order in which they were given.
  private void notTaken(PointId door, BadgeId badge) {
    for (Grant grant : grants.getOrDefault(door, List.of())) {
      if (grant.badge().equals(badge)) {
        grants.put(door, Door.without(grants.getOrDefault(door, List.of()), grant));
        return;
      }
    }
  }

  private void ended(PointId door, Direction direction, BadgeId badge) {
    Grant ended = new Grant(direction, badge, "", 0, true);
    grants.computeIfPresent(door, (_, open) -> Door.without(open, ended));
    if (doors.get(door) == Last.OPEN) {
      passed.put(door, Door.plus(passed.getOrDefault(door, List.of()), ended));
    }
  }

  /// An alarm as it stood: one that chattered does so until it was quiet for its time in this run.
  private Alarm held(AlarmRule rule, Raised raised) {
    Long raises = chattering.get(Shelves.name(rule));
    return raises == null || rule.chatter().off()
        ? raised
        : new Alarm.Chattering(
            raised,
            raised.standing(),
            new Alarm.Spell(Alarm.Spell.EARLIER, raises, Alarm.Spell.LOUD, raises, 0));
  }

  private Room room(Room before) {
    Plan plan = PlanMaker.plan(rules);
    Slots<Alarm> alarms = before.alarms();
    for (int i = 0; i < plan.alarmCount(); i++) {
      AlarmRule rule = plan.alarm(i);
      AlarmName name = new AlarmName(rule.kind(), rule.point());
      Raised raised = standing.remove(name);
      Moment quiet = cleared.get(name);
      if (raised != null) {
        alarms = alarms.with(i, held(rule, raised));
      } else if (quiet != null) {
        alarms = alarms.with(i, new Quiet(quiet));
      }
    }
    Slots<Door> seen = before.doors();
    for (int i = 0; i < plan.doorCount(); i++) {
      DoorPlan door = plan.door(i);
      Last last = doors.getOrDefault(door.id(), Last.UNKNOWN);
      seen = seen.with(i, Door.unseen(last, grants.getOrDefault(door.id(), List.of())));
    }
    return new Room(
        plan,
        before.nowMs(),
        before.startedAt(),
        before.points(),
        alarms,
        seen,
        Map.copyOf(outages),
        before.refusals(),
        OutputPlan.OFF,
        before.credentials().notBelow(rosterVersion),
        traffic,
        pinTries(PinTries.NONE, before.nowMs()),
        before.visitsDueMs(),
        before.enrolment(),
        before.acknowledging(),
        shelves,
        shutdowns(),
        before.rises(),
        retired(before.plan().rules().device()));
  }

  private Slots<Shutdowns.Row> shutdowns() {
    List<ShutdownRules.Group> groups = rules.shutdown().groups();
    return Slots.fill(
        groups.size(),
        i ->
            Shutdowns.Row.FIRST.with(
                shutdowns.getOrDefault(groups.get(i).name(), Shutdown.WATCHING)));
  }

  /// Wrong PINs of earlier runs, added to those of this one. They count from now anew: how long ago
  /// they were typed is not known.
  private PinTries pinTries(PinTries known, long nowMs) {
    PinTries tries = known;
    for (Map.Entry<BadgeId, Long> each : wrongPins.entrySet()) {
      tries = tries.wrong(each.getKey(), each.getValue(), nowMs, rules.denials().pinLockMs());
    }
    return tries;
  }

  /// Alarms that stand in the journal and that no rule makes any more, as they were.
  private List<StateMessage.Alarm> retired(DeviceId device) {
    List<StateMessage.Alarm> retired = new ArrayList<>();
    standing.forEach((name, raised) -> {
      JournalEvent.AlarmRaised e = raisings.get(name);
      if (e != null) {
        retired.add(
            new StateMessage.Alarm(
                device,
                name.kind(),
                name.point(),
                e.severity(),
                AlarmPhase.RAISED,
                raised.standing().acknowledged(),
                raised.standing().raisedAt(),
                e.measured(),
                raised.standing().occurrence()));
      }
    });
    return List.copyOf(retired);
  }
}
