package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.access.DoorPolicy;
import id.penjaga.device.core.access.DoorPolicy.Passback;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalEvent.AccessDenied;
import id.penjaga.device.messages.JournalEvent.AccessGranted;
import id.penjaga.device.messages.JournalEvent.PersonEntered;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.RosterRefusal;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A visit at the door, with the hub far away (fixtures of visits and badges).
class VisitsTest {
  private static final long LEASE = Play.EPOCH_WALL + 86_400_000L;

  private final Play play = begin(DoorPolicy.USUAL);

  private static Play begin(DoorPolicy policy) {
    Play play = Play.started(Rooms.withRoster(Rooms.rules(), policy));
    play.state(Rooms.DOOR, false);
    play.roster(Visitors.roster(1, LEASE));
    return play;
  }

  @Test
  @DisplayName("VIS-04: a roster in force is on record, and only a newer one follows it")
  void aRosterIsAdoptedOnce() {
    assertEquals(1, play.events(JournalEvent.RosterAdopted.class).size());
    assertEquals(1, play.room.rosterVersion());
    play.roster(Visitors.roster(1, LEASE));
    play.roster(Visitors.roster(3, LEASE));
    play.roster(Visitors.roster(2, LEASE));
    assertEquals(3, play.room.rosterVersion());
    assertEquals(
        List.of(RosterRefusal.OLDER_VERSION, RosterRefusal.OLDER_VERSION),
        play.events(JournalEvent.RosterRefused.class).stream()
            .map(JournalEvent.RosterRefused::reason)
            .toList());
    play.roster(Visitors.roster(4, Play.EPOCH_WALL));
    assertEquals(3, play.room.rosterVersion(), "its lease is over already");
  }

  @Test
  @DisplayName(
      "B1 ACC-02: a permit of 09:00 to 12:00 opens at 09:30 and at neither 08:50 nor 12:01")
  void aPermitOpensInItsWindow() {
    Visitors.enter(play, Visitors.ESCORT);
    play.now = Visitors.FROM_MS - 1_000;
    Play early = begin(DoorPolicy.USUAL);
    early.badge(Rooms.IN, Visitors.GUEST);
    assertEquals(DenialReason.OUTSIDE_WINDOW, denied(early));
    Play play = begin(DoorPolicy.USUAL);
    Visitors.enter(play, Visitors.ESCORT);
    play.until(1_800_000);
    assertTrue(opens(play, Visitors.GUEST));
    play.until(Visitors.UNTIL_MS + 60_000);
    play.badge(Rooms.IN, Visitors.SECOND_GUEST);
    assertEquals(DenialReason.OUTSIDE_WINDOW, denied(play));
  }

  @Test
  @DisplayName(
      "B2 B5 ACC-03: the visitor waits for the escort, then enters, and the line names both")
  void theEscortComesFirst() {
    play.until(Visitors.FROM_MS);
    assertFalse(opens(play, Visitors.GUEST));
    assertEquals(DenialReason.NO_ESCORT, denied(play));
    assertTrue(opens(play, Visitors.ESCORT));
    assertTrue(opens(play, Visitors.GUEST), "while the escort holds the door");
    play.state(Rooms.DOOR, true);
    assertEquals(
        List.of(
            new PersonEntered(Rooms.DOOR, Visitors.ESCORT, "staff-1"),
            new PersonEntered(
                Rooms.DOOR,
                Visitors.GUEST,
                "visitor-1",
                id.penjaga.device.messages.Certainty.SEEN,
                "vis-1",
                Visitors.ESCORT)),
        play.events(PersonEntered.class));
    assertEquals(
        "vis-1", play.events(AccessGranted.class).getLast().permit(), "the grant names its permit");
  }

  @Test
  @DisplayName("B3 B4 B11 ACC-04 ACC-05 ACC-07: no purpose, no statement, no account: no entry")
  void thePaperComesFirst() {
    Visitors.enter(play, Visitors.ESCORT);
    paper(2, new Roster.Member(Visitors.GUEST, false, true, false, 0));
    assertFalse(opens(play, Visitors.GUEST));
    assertEquals(DenialReason.NO_PURPOSE, denied(play));
    paper(3, new Roster.Member(Visitors.GUEST, true, false, false, 0));
    assertFalse(opens(play, Visitors.GUEST));
    assertEquals(DenialReason.NO_STATEMENT, denied(play));
    paper(4, Visitors.member(Visitors.GUEST));
    Visitors.enter(play, Visitors.GUEST);
    Visitors.leave(play, Visitors.GUEST);
    long leftMs = play.moment().wallMs();
    play.pass(30_000);
    assertFalse(opens(play, Visitors.GUEST), "the device knows it before the hub does");
    assertEquals(DenialReason.INCOMPLETE_EXIT, denied(play));
    paper(5, Visitors.member(Visitors.GUEST));
    assertFalse(opens(play, Visitors.GUEST), "a roster made before the account changes nothing");
    paper(6, new Roster.Member(Visitors.GUEST, true, true, false, leftMs));
    assertTrue(opens(play, Visitors.GUEST));
  }

  @Test
  @DisplayName(
      "B6 B8 B9 B10 ACC-01 ACC-14 ACC-16 VIS-13: administrator, staff, stranger, lost badge")
  void othersAtTheDoor() {
    play.until(Visitors.FROM_MS);
    assertFalse(opens(play, Visitors.ADMINISTRATOR));
    assertEquals(DenialReason.NO_PERMIT, denied(play));
    assertTrue(opens(play, Visitors.STAFF));
    assertFalse(opens(play, Visitors.LOST));
    assertEquals(DenialReason.BLOCKED, denied(play));
    for (int i = 0; i < 3; i++) {
      play.pass(10_000);
      assertFalse(opens(play, Visitors.STRANGER));
    }
    assertEquals(DenialReason.UNKNOWN_BADGE, denied(play));
    assertEquals(1, play.raised().stream().filter(a -> a.startsWith("REPEATED_DENIAL")).count());
  }

  @Test
  @DisplayName("B14 ACC-20: with no paper, no permit and no escort the way out is free")
  void theWayOutIsFree() {
    enterBoth();
    Visitors.leave(play, Visitors.ESCORT);
    play.roster(
        new Roster(
            Visitors.roster(2, LEASE).device(),
            2,
            1,
            Visitors.roster(2, LEASE).issued(),
            Visitors.roster(2, LEASE).lease(),
            Set.of(Rooms.DOOR),
            java.util.Map.of(),
            List.of()));
    play.badge(Rooms.OUT, Visitors.GUEST);
    assertEquals(new Effect.Unlock(Rooms.LOCK, 5_000), play.latest.getFirst(), "released first");
  }

  @Test
  @DisplayName(
      "ACC-03: of two escorts who are named either lets the visitor in, and one may leave while the"
          + " other stays")
  void oneOfTwoEscortsIsEnough() {
    Visitors.enter(play, Visitors.STAFF);
    assertFalse(opens(play, Visitors.GUEST), "staff whom the permit does not name");
    Roster.Permit one = Visitors.permit(Visitors.member(Visitors.GUEST));
    play.roster(
        Visitors.roster(
            2,
            LEASE,
            new Roster.Permit(
                one.id(),
                one.doors(),
                one.from(),
                one.until(),
                true,
                List.of("staff-1", "staff-2"),
                0,
                one.members())));
    Visitors.enter(play, Visitors.GUEST);
    Visitors.enter(play, Visitors.ESCORT);
    assertEquals(3, play.room.room().traffic().inside().size());
    Visitors.leave(play, Visitors.STAFF);
    play.pass(600_000);
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.NO_ESCORT, Rooms.DOOR).phase());
    Visitors.leave(play, Visitors.ESCORT);
    play.pass(60_000);
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.NO_ESCORT, Rooms.DOOR).phase());
  }

  @Test
  @DisplayName(
      "ACC-03: the escort leaves first, and within a minute it is an alarm until nobody is alone")
  void visitorsWithoutTheirEscortAreAnAlarm() {
    enterBoth();
    Visitors.leave(play, Visitors.ESCORT);
    play.pass(59_999);
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.NO_ESCORT, Rooms.DOOR).phase());
    play.pass(1);
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.NO_ESCORT, Rooms.DOOR).phase());
    Visitors.enter(play, Visitors.ESCORT);
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.NO_ESCORT, Rooms.DOOR).phase());
    Visitors.leave(play, Visitors.GUEST);
    Visitors.leave(play, Visitors.ESCORT);
    play.pass(600_000);
    assertEquals(
        1,
        play.raised().stream().filter(a -> a.startsWith("NO_ESCORT")).count(),
        "who leaves last raises nothing");
  }

  @Test
  @DisplayName("ACC-22: a permit to 12:00 with a visitor inside is OVERSTAY at 12:05")
  void whoStaysTooLongIsAnAlarm() {
    enterBoth();
    play.until(Visitors.UNTIL_MS + 299_999);
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.OVERSTAY, Rooms.DOOR).phase());
    play.until(Visitors.UNTIL_MS + 300_000);
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.OVERSTAY, Rooms.DOOR).phase());
    Visitors.leave(play, Visitors.GUEST);
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.OVERSTAY, Rooms.DOOR).phase());
  }

  @Test
  @DisplayName("ACC-22: a restart with a visitor inside is no overstay, unless no roster was kept")
  void aRestartIsNoOverstay() {
    enterBoth();
    play.restart();
    play.pass(5_000);
    assertTrue(play.raised().stream().noneMatch(a -> a.startsWith("OVERSTAY")));
    play.stored = null;
    play.restart();
    play.pass(1_000);
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.OVERSTAY, Rooms.DOOR).phase());
  }

  @Test
  @DisplayName(
      "ACC-22: an end is judged on a clock that steps, and not on one that is not believed")
  void anOverstayFollowsTheClock() {
    enterBoth();
    play.clock = ClockQuality.RESTORED;
    play.wallShiftMs = 86_400_000;
    play.on(new Event.ClockSet(play.moment(), ClockQuality.NTP, 86_400_000));
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.OVERSTAY, Rooms.DOOR).phase());
    play.clock = ClockQuality.NTP;
    play.on(new Event.ClockSet(play.moment(), ClockQuality.RESTORED, 0));
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.OVERSTAY, Rooms.DOOR).phase());
  }

  @Test
  @DisplayName(
      "VIS-04 VIS-11: a permit taken back opens nothing, and whoever is inside is overdue at once")
  void aPermitThatIsTakenBackEnds() {
    enterBoth();
    play.roster(Visitors.roster(2, LEASE, new Roster.Permit[0]));
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.OVERSTAY, Rooms.DOOR).phase());
    Visitors.enter(play, Visitors.SECOND_GUEST);
    assertEquals(DenialReason.NO_PERMIT, denied(play));
  }

  @Test
  @DisplayName(
      "ACC-06: a badge that is called anew while its holder is inside leaves under the old name")
  void aBadgeIsCalledAnew() {
    enterBoth();
    BadgeId anew = new BadgeId("ab".repeat(16));
    play.on(
        new Event.RosterArrived(
            play.moment(),
            Visitors.roster(2, LEASE),
            "00".repeat(32),
            Map.of(anew, new RoomRules.Badge("visitor-1", List.of(), null, null, false)),
            false,
            Map.of(Visitors.GUEST, anew)));
    assertEquals(Set.of(Visitors.ESCORT, anew), play.room.traffic().inside().keySet());
    play.badge(Rooms.OUT, anew);
    play.state(Rooms.DOOR, true);
    play.state(Rooms.DOOR, false);
    JournalEvent.PersonLeft left = play.events(JournalEvent.PersonLeft.class).getLast();
    assertEquals(Visitors.GUEST, left.badge(), "so that the list of those inside ends with it");
    assertEquals(Set.of(Visitors.ESCORT), play.room.traffic().inside().keySet());
  }

  @Test
  @DisplayName("B12 ACC-19: after the lease staff still enter and permits do not")
  void afterTheLeaseStaffEnter() {
    Play play = Play.started(Rooms.withRoster(Rooms.rules(), DoorPolicy.USUAL));
    play.state(Rooms.DOOR, false);
    play.roster(Visitors.roster(1, Play.EPOCH_WALL + 600_000));
    Visitors.enter(play, Visitors.ESCORT);
    assertTrue(opens(play, Visitors.GUEST), "the hub is silent and the roster still good");
    play.until(600_000);
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.ROSTER_OUTDATED, Plan.ROSTER).phase());
    assertFalse(opens(play, Visitors.SECOND_GUEST));
    assertEquals(DenialReason.ROSTER_TOO_OLD, denied(play));
    assertTrue(opens(play, Visitors.STAFF));
    play.roster(Visitors.roster(2, LEASE));
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.ROSTER_OUTDATED, Plan.ROSTER).phase());
  }

  @Test
  @DisplayName("PWR-16 ACC-19: after a restart the same people are inside by the same permit")
  void aRestartKeepsWhoIsInside() {
    enterBoth();
    var before = play.room.room().traffic().inside().keySet();
    play.restart();
    play.state(Rooms.DOOR, false);
    assertEquals(before, play.room.room().traffic().inside().keySet());
    assertEquals(1, play.events(JournalEvent.RosterAdopted.class).size(), "adopted once");
    Visitors.leave(play, Visitors.ESCORT);
    play.pass(60_000);
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.NO_ESCORT, Rooms.DOOR).phase());
    Visitors.leave(play, Visitors.GUEST);
    play.restart();
    play.state(Rooms.DOOR, false);
    Visitors.enter(play, Visitors.ESCORT);
    assertFalse(opens(play, Visitors.GUEST));
    assertEquals(DenialReason.INCOMPLETE_EXIT, denied(play), "the account is still missing");
    play.roster(Visitors.roster(1, LEASE));
    assertEquals(
        RosterRefusal.OLDER_VERSION,
        play.events(JournalEvent.RosterRefused.class).getLast().reason());
  }

  @Test
  @DisplayName("An older roster put back on the disk is not taken, and the record says so")
  void anOlderRosterOnTheDiskIsKeptOut() {
    play.roster(Visitors.roster(5, LEASE));
    play.stored = Visitors.roster(1, LEASE);
    play.restart();
    assertEquals(0, play.room.rosterVersion());
    assertEquals(
        RosterRefusal.OLDER_VERSION,
        play.events(JournalEvent.RosterRefused.class).getLast().reason());
    play.roster(Visitors.roster(5, LEASE));
    assertEquals(5, play.room.rosterVersion(), "the same version again, from the hub");
  }

  @Test
  @DisplayName("Two persons: the first waits, the second opens for both, and each is on record")
  void twoPersonsEnterTogether() {
    Play play = begin(policy(Passback.NONE, 30_000));
    play.badge(Rooms.IN, Visitors.ESCORT);
    assertEquals(DenialReason.SECOND_PERSON_AWAITED, denied(play));
    assertTrue(opens(play, Visitors.STAFF));
    play.state(Rooms.DOOR, true);
    assertEquals(2, play.events(PersonEntered.class).size());
    play.state(Rooms.DOOR, false);
    Visitors.leave(play, Visitors.STAFF);
    Visitors.leave(play, Visitors.ESCORT);
    play.badge(Rooms.IN, Visitors.ESCORT);
    play.pass(30_001);
    assertFalse(opens(play, Visitors.STAFF), "too late: now the second is the first");
    assertTrue(opens(play, Visitors.ESCORT));
    assertEquals(0, play.raised().size(), "waiting is no denial to be alarmed of");
  }

  @Test
  @DisplayName("Two persons: a first badge that is blocked meanwhile opens for nobody")
  void theFirstOfTwoIsAskedAgain() {
    Play play = begin(policy(Passback.NONE, 30_000));
    play.badge(Rooms.IN, Visitors.ESCORT);
    var badges = Visitors.badges();
    badges.put(
        Visitors.ESCORT,
        Roster.Badge.staff(Visitors.ESCORT, "staff-1")
            .in(id.penjaga.device.messages.BadgeState.LOST));
    Roster next = Visitors.roster(2, LEASE);
    play.roster(
        new Roster(next.device(), 2, 1, next.issued(), next.lease(), Set.of(), badges, List.of()));
    assertFalse(opens(play, Visitors.STAFF));
    assertEquals(DenialReason.SECOND_PERSON_AWAITED, denied(play));
  }

  @Test
  @DisplayName(
      "Anti-passback: inside is inside, until forgiven, or until somebody may have left unseen")
  void whoIsInsideDoesNotEnterAgain() {
    Play play = begin(policy(Passback.HARD, 0));
    Visitors.enter(play, Visitors.STAFF);
    assertFalse(opens(play, Visitors.STAFF));
    assertEquals(DenialReason.ANTI_PASSBACK, denied(play));
    play.command(new DeviceCommand.ForgivePassback(Visitors.STAFF, "sari", "keluar bersama tamu"));
    assertTrue(opens(play, Visitors.STAFF));
    play.pass(20_000);
    Visitors.enter(play, Visitors.STAFF);
    play.pass(20_000);
    assertFalse(opens(play, Visitors.STAFF));
    play.on(new Event.ExitPressed(play.moment(), Rooms.DOOR));
    play.state(Rooms.DOOR, true);
    play.state(Rooms.DOOR, false);
    assertTrue(opens(play, Visitors.STAFF), "somebody left by the button");
    play.command(new DeviceCommand.ForgivePassback(Visitors.LOST, "sari", "salah kartu"));
    assertEquals(1, play.events(JournalEvent.CommandRefused.class).size(), "nobody is inside");
  }

  private void enterBoth() {
    Visitors.enter(play, Visitors.ESCORT);
    Visitors.enter(play, Visitors.GUEST);
    assertEquals(2, play.room.room().traffic().inside().size());
  }

  private void paper(long version, Roster.Member member) {
    play.roster(Visitors.roster(version, LEASE, Visitors.permit(member)));
  }

  private static DoorPolicy policy(Passback passback, long togetherMs) {
    return new DoorPolicy("room", 0, passback, 0, togetherMs, 0, 60_000, 300_000, Set.of());
  }

  private static boolean opens(Play play, BadgeId badge) {
    play.badge(Rooms.IN, badge);
    return play.latest.stream().anyMatch(effect -> effect instanceof Effect.Unlock);
  }

  private static @Nullable DenialReason denied(Play play) {
    return play.events(AccessDenied.class).getLast().reason();
  }
}
