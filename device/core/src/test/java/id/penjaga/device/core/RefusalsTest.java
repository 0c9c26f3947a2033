package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.Event.Proof;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.JournalEvent.AccessDenied;
import id.penjaga.device.messages.JournalEvent.AccessGranted;
import id.penjaga.device.messages.JournalEvent.ExitRequested;
import id.penjaga.device.messages.PointId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Refusals: how many records they make, and which presentations are none.
class RefusalsTest {
  private final Play play = Play.started(Rooms.rules());

  @Test
  @DisplayName("F1 Six hundred unknown badges make one record a second, and every one is counted")
  void unknownBadgesAreCounted() {
    for (int i = 0; i < 600; i++) {
      play.badge(Rooms.IN, Rooms.badge(1_000 + i));
      play.pass(30);
    }
    play.pass(1_000);
    List<AccessDenied> denied = play.events(AccessDenied.class);
    assertTrue(denied.size() <= 20, denied.size() + " records in 18 s");
    assertEquals(600, denied.stream().mapToLong(AccessDenied::count).sum());
    assertEquals(Rooms.badge(1_599), denied.getLast().badge());
    assertTrue(play.raised().contains("REPEATED_DENIAL reader.in"));
  }

  @Test
  @DisplayName("F1 ACC-16: one refusal is recorded at once, and a known holder beside a storm too")
  void aKnownHolderIsRecordedAtOnce() {
    play.badge(Rooms.IN, Rooms.UNKNOWN);
    assertEquals(1, play.recorded().stream().filter(AccessDenied.class::isInstance).count());
    play.badge(Rooms.IN, Rooms.UNKNOWN);
    play.badge(Rooms.IN, Rooms.REVOKED);
    play.badge(Rooms.IN, Rooms.ELSEWHERE);
    assertEquals(
        List.of(DenialReason.UNKNOWN_BADGE, DenialReason.REVOKED, DenialReason.WRONG_DOOR),
        play.events(AccessDenied.class).stream().map(AccessDenied::reason).toList());
    for (int i = 0; i < 50; i++) {
      play.badge(Rooms.IN, Rooms.ELSEWHERE);
    }
    play.pass(1_000);
    assertEquals(5, play.events(AccessDenied.class).size(), "two that waited follow");
    assertEquals(54, play.events(AccessDenied.class).stream().mapToLong(AccessDenied::count).sum());
  }

  @Test
  @DisplayName(
      "F45 Noise alone is no denial and never raises REPEATED_DENIAL; a repeated frame does")
  void noiseIsNoDenial() {
    for (int i = 0; i < 100; i++) {
      present(Rooms.IN, Rooms.badge(2_000 + i), Proof.SINGLE, 0);
      play.pass(1_000);
    }
    assertEquals(List.of(), play.events(AccessDenied.class));
    assertEquals(List.of(), denials());
    for (int i = 0; i < 3; i++) {
      present(Rooms.IN, Rooms.UNKNOWN, Proof.SINGLE, 0);
      present(Rooms.IN, Rooms.UNKNOWN, Proof.CONFIRMED, 0);
      play.pass(2_000);
    }
    assertEquals(3, play.events(AccessDenied.class).size());
    assertEquals(List.of("REPEATED_DENIAL reader.in"), denials());
  }

  @Test
  @DisplayName(
      "F45 A known badge opens at its first frame, once; the way out needs no second frame")
  void aKnownBadgeOpensAtItsFirstFrame() {
    present(Rooms.IN, Rooms.STAFF, Proof.SINGLE, 0);
    present(Rooms.IN, Rooms.STAFF, Proof.CONFIRMED, 0);
    assertEquals(1, play.events(AccessGranted.class).size());
    present(Rooms.IN, Rooms.REVOKED, Proof.SINGLE, 0);
    assertEquals(1, play.events(AccessDenied.class).size());
    present(Rooms.OUT, Rooms.UNKNOWN, Proof.SINGLE, 0);
    present(Rooms.OUT, Rooms.UNKNOWN, Proof.CONFIRMED, 0);
    assertEquals(1, play.events(ExitRequested.class).size());
  }

  @Test
  @DisplayName("F8 A badge older than two seconds opens nothing and is recorded as too late")
  void aLateBadgeOpensNothing() {
    present(Rooms.IN, Rooms.STAFF, Proof.PROVEN, 2_001);
    present(Rooms.OUT, Rooms.STAFF, Proof.PROVEN, 2_001);
    present(Rooms.OUT, Rooms.UNKNOWN, Proof.PROVEN, 70_000);
    assertEquals(
        List.of(DenialReason.TOO_LATE, DenialReason.TOO_LATE, DenialReason.TOO_LATE),
        play.events(AccessDenied.class).stream().map(AccessDenied::reason).toList());
    assertEquals(0, play.latest.stream().filter(Effect.Unlock.class::isInstance).count());
    assertEquals(List.of(), play.raised(), "it is the machine that was late");
    present(Rooms.IN, Rooms.STAFF, Proof.PROVEN, 2_000);
    assertTrue(play.latest.contains(new Effect.Unlock(Rooms.LOCK, 5_000)));
  }

  @Test
  @DisplayName("F8 The age of a badge grows while its event waits")
  void theAgeGrowsWhileItWaits() {
    play.pass(10_000);
    Event.BadgePresented shown =
        new Event.BadgePresented(play.moment(), Rooms.IN, Rooms.STAFF, Proof.PROVEN, 40);
    assertEquals(40, shown.heardAt(10_030).ageMs());
    assertEquals(2_500, shown.heardAt(12_500).ageMs());
  }

  @Test
  @DisplayName("ACC-16: three refusals are an alarm whatever is recorded of them")
  void threeRefusalsAreAnAlarm() {
    for (int i = 0; i < 3; i++) {
      play.badge(Rooms.IN, Rooms.UNKNOWN);
    }
    assertEquals(AlarmKind.REPEATED_DENIAL, play.alarm(AlarmKind.REPEATED_DENIAL, Rooms.IN).kind());
    assertEquals(List.of("REPEATED_DENIAL reader.in"), play.raised());
  }

  private List<String> denials() {
    return play.raised().stream().filter(each -> each.startsWith("REPEATED_DENIAL")).toList();
  }

  private void present(PointId reader, BadgeId badge, Proof proof, long ageMs) {
    play.on(new Event.BadgePresented(play.moment(), reader, badge, proof, ageMs));
  }
}
