package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.access.DoorPolicy;
import id.penjaga.device.core.access.PinCheck;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalEvent.AccessDenied;
import id.penjaga.device.messages.JournalEvent.AccessGranted;
import id.penjaga.device.messages.JournalEvent.PersonEntered;
import id.penjaga.device.messages.JournalEvent.PersonLeft;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What must hold at a door whatever happens. A second, simpler book-keeping watches beside it.
class VisitStormTest {
  /// Events of all seeds together: a million with `-Dvisits.events=1000000`, which `.ci/slow` does.
  private static final int EVENTS = Integer.getInteger("visits.events", 20_000);

  /// As long as the rules say, less the second by which a record may be late.
  private static final long PIN_LOCK_MS = 600_000 - 2_000;

  /// How long after a grant an opening still belongs to it.
  private static final long GRANT_MS = 10_000;

  private static final int PER_SEED = 20_000;
  private static final long FIRST_SEED = Long.getLong("visits.seed", 1);

  @Test
  @DisplayName(
      "ACC-02 ACC-03 ACC-15 ACC-16 ACC-20 ACC-22: no visitor is alone unalarmed, every opening and"
          + " denial is explained, no PIN is guessed, nobody is locked in")
  void whateverHappensTheDoorKeepsItsPromises() {
    int entered = 0;
    int aloneAlarms = 0;
    int locked = 0;
    for (long seed = FIRST_SEED; seed < FIRST_SEED + Math.max(1, EVENTS / PER_SEED); seed++) {
      Watch watch = storm(seed, Math.min(EVENTS, PER_SEED));
      entered += watch.entered;
      aloneAlarms += watch.aloneAlarms;
      locked += watch.locked;
    }
    assertTrue(entered > EVENTS / 500, "visitors entered: " + entered);
    assertTrue(aloneAlarms > 0, "the alarm was seen");
    assertTrue(locked > 0, "a badge waited after wrong PINs");
  }

  private static Watch storm(long seed, int events) {
    Play play = Play.started(Rooms.withRoster(Rooms.rules(), DoorPolicy.USUAL));
    play.state(Rooms.DOOR, false);
    VisitStorm storm = new VisitStorm(seed);
    Watch watch = new Watch();
    for (int i = 0; i < events; i++) {
      int recorded = play.journal.size();
      long before = play.now;
      VisitStorm.Happening happening = storm.next(play);
      String story = "seed " + seed + " event " + i + " " + happening.what();
      if (happening.what().equals("restart")) {
        watch.restarted(play);
      }
      for (Remembered each : play.journal.subList(recorded, play.journal.size())) {
        watch.follow(each.at(), each.event(), play, story);
        watch.pins(each.at().uptimeMs(), each.event(), storm.pin, story);
      }
      watch.leaving(happening, play, story);
      watch.alone(play, before, story);
    }
    return watch;
  }

  /// The second book-keeping: from records alone.
  private static final class Watch {
    private final Map<BadgeId, PersonEntered> inside = new HashMap<>();

    /// Who was let in and has not gone through yet, with the uptime at which they were.
    private final Map<BadgeId, Long> expected = new HashMap<>();

    private final Map<BadgeId, Long> wrong = new HashMap<>();
    private final Map<BadgeId, Long> wrongMs = new HashMap<>();
    private @Nullable Long aloneSince;
    private boolean expectForced;
    private int entered;
    private int aloneAlarms;
    private int locked;

    void restarted(Play play) {
      aloneSince = null; // what is left of a delay is not known after a restart: it begins anew
      wrongMs.replaceAll((_, _) -> play.now);
      expected.replaceAll((_, _) -> play.now - GRANT_MS);
    }

    /// A PIN that is not right opens nothing, and after five wrong ones in a row the right one does
    /// not either. Wrong ones are counted when they are recorded, a second late at most.
    void pins(long now, JournalEvent event, PinCheck typed, String story) {
      if (event instanceof AccessDenied e && e.reason() == DenialReason.PIN_WRONG) {
        long before = wrongMs.getOrDefault(e.badge(), now);
        boolean counts = now - before < PIN_LOCK_MS;
        wrong.merge(e.badge(), e.count(), (sum, more) -> counts ? sum + more : more);
        wrongMs.put(e.badge(), now);
      } else if (event instanceof AccessDenied e && e.reason() == DenialReason.TOO_MANY_TRIES) {
        locked++;
      } else if (event instanceof AccessGranted e && e.direction() == Direction.IN) {
        boolean asked = e.badge().equals(Visitors.STAFF) || e.badge().equals(Visitors.GUEST);
        if (asked && typed != PinCheck.NO_KEYPAD) {
          assertEquals(PinCheck.RIGHT, typed, story);
          boolean waits =
              wrong.getOrDefault(e.badge(), 0L) >= 5
                  && now - wrongMs.getOrDefault(e.badge(), 0L) < PIN_LOCK_MS;
          assertFalse(waits, story + ": let in after five wrong PINs");
        }
        wrong.remove(e.badge());
      }
    }

    void follow(Moment at, JournalEvent event, Play play, String story) {
      if (expectForced) {
        expectForced = false;
        boolean forced =
            event instanceof JournalEvent.AlarmRaised raised
                && raised.kind() == AlarmKind.FORCED_DOOR;
        assertTrue(forced || stands(play, AlarmKind.FORCED_DOOR), story + ": opening unexplained");
      }
      switch (event) {
        case AccessGranted e when e.direction() == Direction.IN -> granted(at, e, play, story);
        case AccessDenied e -> assertNotNull(e.reason(), story);
        case PersonEntered e -> {
          inside.put(e.badge(), e);
          expected.remove(e.badge());
          entered += e.permit() == null ? 0 : 1;
        }
        case PersonLeft e -> inside.remove(e.badge());
        case JournalEvent.AccessNotTaken e ->
            // Perhaps an earlier one, out, of somebody who was let in again since then.
            expected.computeIfPresent(
                e.badge(), (_, since) -> at.uptimeMs() - since >= GRANT_MS ? null : since);
        case JournalEvent.DoorOpened e -> expectForced = e.holder() == null && !e.exit();
        case JournalEvent.AlarmRaised e -> aloneAlarms += e.kind() == AlarmKind.NO_ESCORT ? 1 : 0;
        default -> {}
      }
    }

    private void granted(Moment at, AccessGranted e, Play play, String story) {
      Roster roster = play.room.credentials().roster();
      assertNotNull(roster, story);
      Roster.Badge badge = roster.badges().get(e.badge());
      assertNotNull(badge, story + ": a badge that is not on the roster was let in");
      assertEquals(BadgeState.ISSUED, badge.state(), story);
      assertTrue(roster.lockdown().isEmpty(), story + ": let in during a lockdown");
      assertEquals(badge.visitor(), e.permit() != null, story + ": visitors enter by a permit");
      if (e.permit() != null) {
        Roster.Permit permit = roster.permits().getFirst();
        assertEquals(permit.escorted(), e.escort() != null, story);
        if (permit.escorted()) {
          assertEquals(Visitors.ESCORT, e.escort(), story);
          boolean present =
              inside.containsKey(Visitors.ESCORT) || expected.containsKey(Visitors.ESCORT);
          assertTrue(present, story + ": the escort is nowhere");
        }
      }
      expected.put(e.badge(), at.uptimeMs());
    }

    /// Nobody is locked in: whoever asks to leave is released before anything else.
    void leaving(VisitStorm.Happening happening, Play play, String story) {
      if (happening.out()) {
        List<Effect> own =
            play.latest.subList(play.latest.size() - happening.own(), play.latest.size());
        assertInstanceOf(Effect.Unlock.class, own.getFirst(), story);
      }
    }

    /// A visitor whose permit wants an escort and has none inside for a minute is an alarm.
    void alone(Play play, long before, String story) {
      boolean alone = false;
      for (PersonEntered visitor : inside.values()) {
        String id = visitor.permit();
        Roster.Permit permit =
            id == null ? null : play.room.credentials().permit(id, visitor.badge());
        boolean escorted = id != null && (permit == null || permit.escorted());
        alone |= escorted && !inside.containsKey(Visitors.ESCORT);
      }
      if (!alone) {
        aloneSince = null;
      } else if (aloneSince == null) {
        aloneSince = play.now;
      } else if (play.now - aloneSince >= DoorPolicy.USUAL.aloneMs()) {
        assertTrue(stands(play, AlarmKind.NO_ESCORT), story + ": alone since " + aloneSince);
      }
    }

    private static boolean stands(Play play, AlarmKind kind) {
      return play.alarm(kind, Rooms.DOOR).phase() != AlarmPhase.CLEARED;
    }
  }

  /// How the hub is there while the same people come and go.
  private enum Hub {
    /// It renews the roster again and again.
    ONLINE,
    /// It is never heard again after the first roster.
    OFFLINE,
    /// It comes and goes: old rosters, the same again, parts with a wrong signature.
    FLAPPING,
    /// As offline, and the device restarts in between where nobody waits at the door.
    RESTARTING
  }

  @Test
  @DisplayName(
      "ACC-19: online, offline, flapping or restarted, the same people get the same answers")
  void theHubChangesNoAnswer() {
    for (long seed = 1; seed <= 20; seed++) {
      List<String> online = answers(seed, Hub.ONLINE);
      assertTrue(online.size() > 200, "answers: " + online.size());
      for (Hub hub : Hub.values()) {
        assertEquals(online, answers(seed, hub), "seed " + seed + " " + hub);
      }
    }
  }

  private static List<String> answers(long seed, Hub hub) {
    SplittableRandom people = new SplittableRandom(seed);
    SplittableRandom network = new SplittableRandom(-seed);
    Play play = Play.started(Rooms.withRoster(Rooms.rules(), DoorPolicy.USUAL));
    play.state(Rooms.DOOR, false);
    long lease = Play.EPOCH_WALL + 86_400_000_000L;
    long version = 100;
    play.roster(Visitors.roster(version, lease));
    play.until(Visitors.FROM_MS);
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      switch (hub) {
        case OFFLINE -> {}
        case ONLINE -> play.roster(Visitors.roster(++version, lease));
        case FLAPPING -> flap(play, network, version, lease);
        case RESTARTING -> {
          if (network.nextInt(20) == 0) {
            long now = play.now;
            play.wallShiftMs += now;
            play.restart();
            play.state(Rooms.DOOR, false);
          }
        }
      }
      int recorded = play.journal.size();
      BadgeId badge = VisitStorm.PEOPLE.get(people.nextInt(VisitStorm.PEOPLE.size()));
      if (people.nextBoolean()) {
        Visitors.enter(play, badge);
      } else {
        Visitors.leave(play, badge);
      }
      for (Remembered each : play.journal.subList(recorded, play.journal.size())) {
        switch (each.event()) {
          case AccessGranted e -> answers.add(i + " " + e);
          case AccessDenied e -> answers.add(i + " " + e);
          case PersonEntered e -> answers.add(i + " " + e);
          case PersonLeft e -> answers.add(i + " " + e);
          default -> {}
        }
      }
      play.pass(15_000);
    }
    return answers;
  }

  private static void flap(Play play, SplittableRandom network, long version, long lease) {
    switch (network.nextInt(3)) {
      case 0 -> play.roster(Visitors.roster(version, lease));
      case 1 -> play.roster(Visitors.roster(1 + network.nextLong(version - 1), lease));
      default ->
          play.on(
              new Event.RosterKeptOut(
                  play.moment(),
                  0,
                  id.penjaga.device.messages.RosterRefusal.BAD_SIGNATURE,
                  "a part was not signed by this site"));
    }
  }
}
