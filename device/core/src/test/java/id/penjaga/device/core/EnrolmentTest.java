package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.access.DoorPolicy;
import id.penjaga.device.core.access.PinCheck;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.EnrolmentEnd;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.RefusalReason;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.RosterRefusal;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("ACC-14 A new badge at a reader")
class EnrolmentTest {
  private static final BadgeId NEW = Rooms.badge(70);
  private static final BadgeId OTHER = Rooms.badge(71);
  private final Play play = Play.started(Rooms.withRoster(Rooms.rules(), DoorPolicy.USUAL));

  @BeforeEach
  void begin() {
    play.state(Rooms.DOOR, false);
    play.roster(Visitors.roster(1, Play.EPOCH_WALL + 86_400_000));
  }

  private void open() {
    play.command(new DeviceCommand.EnrolBadge(Rooms.IN, "sari"));
  }

  private List<EnrolmentEnd> ends() {
    return play.events(JournalEvent.EnrolmentEnded.class).stream()
        .map(JournalEvent.EnrolmentEnded::end)
        .toList();
  }

  private boolean unlocks() {
    return play.latest.stream().anyMatch(Effect.Unlock.class::isInstance);
  }

  @Test
  void theNextUnknownBadgeIsToldOnceAndOpensNothing() {
    open();
    assertEquals("sari", play.events(JournalEvent.EnrolmentOpened.class).getFirst().by());
    play.badge(Rooms.IN, NEW);
    assertFalse(unlocks());
    play.badge(Rooms.IN, NEW);
    play.pass(Enrolment.ALONE_MS);
    assertEquals(List.of(EnrolmentEnd.READ), ends(), "a badge that is held on is still one badge");
    assertTrue(play.latest.contains(new Effect.Confirm(Rooms.IN)));
    assertEquals(NEW, play.events(JournalEvent.EnrolmentEnded.class).getFirst().badge());
    assertEquals(1, play.events(JournalEvent.EnrolmentEnded.class).getFirst().keyVersion());
    assertTrue(play.events(JournalEvent.AccessDenied.class).isEmpty());
    play.badge(Rooms.IN, NEW);
    assertEquals(1, play.events(JournalEvent.AccessDenied.class).size(), "unknown again, as ever");
  }

  @Test
  void badgesOfOtherReadersAreNotMeant() {
    open();
    play.badge(Rooms.OUT, NEW);
    assertTrue(unlocks(), "the way out is free for everybody");
    assertEquals(List.of(), ends());
    play.pass(Enrolment.WINDOW_MS);
    assertEquals(List.of(EnrolmentEnd.TIMED_OUT), ends());
  }

  @Test
  void aKnownBadgeIsJudgedAsEver() {
    open();
    play.badge(Rooms.IN, Visitors.ESCORT);
    assertTrue(unlocks());
    assertEquals(List.of(EnrolmentEnd.KNOWN_BADGE), ends());
    assertEquals(
        Visitors.ESCORT, play.events(JournalEvent.EnrolmentEnded.class).getFirst().badge());
  }

  @Test
  void twoBadgesAtOnceAreNone() {
    open();
    play.badge(Rooms.IN, NEW);
    play.badge(Rooms.IN, OTHER);
    assertEquals(List.of(EnrolmentEnd.TWO_BADGES), ends());
    assertEquals(null, play.events(JournalEvent.EnrolmentEnded.class).getFirst().badge());
    assertFalse(unlocks());
  }

  @Test
  void aKnownBadgeBesideANewOneStillEnters() {
    open();
    play.badge(Rooms.IN, NEW);
    play.badge(Rooms.IN, Visitors.ESCORT);
    assertTrue(unlocks());
    assertEquals(List.of(EnrolmentEnd.TWO_BADGES), ends());
  }

  @Test
  void noiseAndWhatCameLateAreNotTaken() {
    open();
    play.on(
        new Event.BadgePresented(
            play.moment(), Rooms.IN, NEW, Event.Proof.SINGLE, 0, PinCheck.NO_KEYPAD));
    play.pass(Enrolment.ALONE_MS);
    assertEquals(List.of(), ends());
    play.on(
        new Event.BadgePresented(
            play.moment(), Rooms.IN, NEW, Event.Proof.PROVEN, 2_001, PinCheck.NO_KEYPAD));
    play.pass(Enrolment.ALONE_MS);
    assertEquals(List.of(), ends());
    play.on(
        new Event.BadgePresented(
            play.moment(), Rooms.IN, NEW, Event.Proof.CONFIRMED, 0, PinCheck.NO_KEYPAD));
    play.pass(Enrolment.ALONE_MS);
    assertEquals(List.of(EnrolmentEnd.READ), ends());
  }

  @Test
  void whatCannotBeIsRefusedWithAReason() {
    Play bare = Play.started(Rooms.withRoster(Rooms.rules(), DoorPolicy.USUAL));
    bare.command(new DeviceCommand.EnrolBadge(Rooms.IN, "sari"));
    assertEquals(RefusalReason.NO_ROSTER, refused(bare));
    play.command(new DeviceCommand.EnrolBadge(Rooms.OUT, "sari"));
    assertEquals(RefusalReason.NO_SUCH_READER, refused(play));
    play.command(new DeviceCommand.EnrolBadge(new PointId("reader.none"), "sari"));
    assertEquals(RefusalReason.NO_SUCH_READER, refused(play));
    open();
    open();
    assertEquals(RefusalReason.ENROLMENT_OPEN, refused(play));
  }

  private static RefusalReason refused(Play play) {
    return play.events(JournalEvent.CommandRefused.class).getLast().reason();
  }

  @Test
  @DisplayName("A roster that is not good is an alarm that waits for a person")
  void aRefusedRosterIsAnAlarm() {
    play.roster(Visitors.roster(3, Play.EPOCH_WALL + 86_400_000));
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.ROSTER_REFUSED, Plan.ROSTER).phase());
    play.roster(Visitors.roster(2, Play.EPOCH_WALL + 86_400_000));
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.ROSTER_REFUSED, Plan.ROSTER).phase());
    play.restart();
    play.pass(900_000);
    assertEquals(AlarmPhase.LATCHED, play.alarm(AlarmKind.ROSTER_REFUSED, Plan.ROSTER).phase());
    play.acknowledge(AlarmKind.ROSTER_REFUSED, Plan.ROSTER);
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.ROSTER_REFUSED, Plan.ROSTER).phase());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Whatever kept a roster out is an alarm: a lost badge may open until one came")
  void everyRefusalIsAnAlarm(RosterRefusal reason) {
    play.on(new Event.RosterKeptOut(play.moment(), 2, reason, "so"));
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.ROSTER_REFUSED, Plan.ROSTER).phase());
  }

  @Test
  void aBadgeIsToldWithTheKeyUnderWhichItWasRead() {
    open();
    play.badge(Rooms.IN, NEW);
    Roster second = Visitors.roster(2, Play.EPOCH_WALL + 86_400_000);
    play.roster(
        new Roster(
            second.device(),
            2,
            2,
            second.issued(),
            second.lease(),
            second.lockdown(),
            second.badges(),
            second.permits()));
    play.pass(Enrolment.ALONE_MS);
    JournalEvent.EnrolmentEnded told = play.events(JournalEvent.EnrolmentEnded.class).getFirst();
    assertEquals(EnrolmentEnd.READ, told.end());
    assertEquals(1, told.keyVersion(), "its digest says nothing under the second key");
  }
}
