package id.penjaga.device.app.virtualpi;

import static id.penjaga.device.app.virtualpi.Guest.holds;
import static id.penjaga.device.app.virtualpi.Guest.same;

import id.penjaga.device.app.journal.JournalVerify;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalEvent.AccessDenied;
import id.penjaga.device.messages.JournalEvent.AccessGranted;
import id.penjaga.device.messages.JournalEvent.AccessNotTaken;
import id.penjaga.device.messages.JournalEvent.AlarmCleared;
import id.penjaga.device.messages.JournalEvent.AlarmRaised;
import id.penjaga.device.messages.JournalEvent.DoorClosed;
import id.penjaga.device.messages.JournalEvent.DoorOpened;
import id.penjaga.device.messages.JournalEvent.PersonEntered;
import id.penjaga.device.messages.JournalEvent.PersonLeft;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// A whole visit at the door of the production program: a Wiegand reader with keys on the way in,
/// an encrypted OSDP reader on the way out, a roster that this test signed, no hub and no broker.
/// Between any two steps of it the program is killed and started anew. The checks are one story.
final class VisitChecks {
  private static final int LOCK = 23;

  private final Guest guest;
  private final VisitRoom room;

  /// @param program how to start the device
  VisitChecks(Guest guest, List<String> program) {
    this.guest = guest;
    room = new VisitRoom(guest, program);
  }

  Map<String, Guest.Check> all() {
    Map<String, Guest.Check> checks = new LinkedHashMap<>();
    checks.put("withoutAPurposeNobodyEnters", () -> room.told(this::purpose));
    checks.put("withoutAnEscortNobodyEnters", () -> room.told(this::escortAwaited));
    checks.put("aWrongPinOpensNothingAndIsCounted", () -> room.told(this::wrongPin));
    checks.put("theEscortEntersWithThePin", () -> room.told(this::escortEnters));
    checks.put("killedWhileUnlockedTheGrantIsKnownAndNotTaken", () -> room.told(this::notTaken));
    checks.put("killedWhileTheDoorStandsOpenTheVisitorIsInside", () -> room.told(this::enters));
    checks.put("anOverstayOutlivesAKill", () -> room.told(this::overstay));
    checks.put("killedWhileSomebodyLeavesNobodyIsLockedIn", () -> room.told(this::leaves));
    checks.put("theJournalTellsTheTruth", () -> room.told(this::truth));
    return checks;
  }

  private String purpose() throws Exception {
    room.prepare();
    room.roster(false, 3_600);
    room.start();
    room.swipe(VisitRoom.VISITOR);
    room.await("a denial", denied(room.visitor(), DenialReason.NO_PURPOSE));
    return "NO_PURPOSE";
  }

  private String escortAwaited() throws Exception {
    room.kill();
    room.roster(true, 3_600);
    room.start();
    room.swipe(VisitRoom.VISITOR);
    room.await("a denial", denied(room.visitor(), DenialReason.NO_ESCORT));
    same("0 out", guest.header.line(LOCK));
    return "NO_ESCORT, by a roster that was adopted at the start";
  }

  private String wrongPin() throws Exception {
    room.killed();
    room.swipe(VisitRoom.ESCORT);
    room.type("471101#");
    room.await("a denial", denied(room.escort(), DenialReason.PIN_WRONG));
    same("0 out", guest.header.line(LOCK));
    return "PIN_WRONG";
  }

  private String escortEnters() throws Exception {
    room.killed();
    room.swipe(VisitRoom.ESCORT);
    room.type("471100#");
    guest.until(LOCK, "1 out");
    room.door(true);
    room.door(false);
    room.await("the escort inside", entered(room.escort(), Certainty.SEEN));
    return "seen";
  }

  private String notTaken() throws Exception {
    guest.until(LOCK, "0 out");
    room.swipe(VisitRoom.VISITOR);
    guest.until(LOCK, "1 out");
    room.kill();
    guest.until(LOCK, "0 in");
    holds(
        room.journal().stream().anyMatch(granted(room.visitor(), Direction.IN)),
        "the lock was released before its record was durable");
    room.start();
    room.await(
        "the grant's end",
        event -> event instanceof AccessNotTaken e && e.badge().equals(room.visitor()));
    return "granted, kill -9, locked, not taken";
  }

  private String enters() throws Exception {
    room.swipe(VisitRoom.VISITOR);
    guest.until(LOCK, "1 out");
    room.door(true);
    room.await("the visitor inside", entered(room.visitor(), Certainty.SEEN));
    room.kill();
    room.start();
    room.door(false);
    room.await("the door shut", event -> event instanceof DoorClosed e && e.openMs() == -1);
    return "entered by their permit with their escort";
  }

  private String overstay() throws Exception {
    room.kill();
    room.roster(true, 0);
    room.start();
    room.await("the alarm", raised(AlarmKind.OVERSTAY));
    Predicate<JournalEvent> started = event -> event instanceof JournalEvent.DeviceStarted;
    long starts = room.journal().stream().filter(started).count();
    room.killed();
    room.await("the next start", started, starts + 1);
    same(1L, room.journal().stream().filter(raised(AlarmKind.OVERSTAY)).count());
    holds(room.journal().stream().noneMatch(cleared(AlarmKind.OVERSTAY)), "it stands no longer");
    return "raised once, stands after the kill";
  }

  private String leaves() throws Exception {
    room.show(VisitRoom.VISITOR);
    guest.until(LOCK, "1 out");
    room.kill();
    guest.until(LOCK, "0 in");
    room.start();
    room.show(VisitRoom.VISITOR);
    guest.until(LOCK, "1 out");
    room.door(true);
    room.door(false);
    room.await("the visitor outside", left(room.visitor()));
    room.await("the end of the alarm", cleared(AlarmKind.OVERSTAY));
    guest.until(LOCK, "0 out");
    room.killed();
    room.show(VisitRoom.ESCORT);
    guest.until(LOCK, "1 out");
    room.door(true);
    room.door(false);
    room.await("the escort outside", left(room.escort()));
    return "released at once, also after the kill";
  }

  /// Each entry follows a grant of that badge, each leaving an entry, and nobody is left inside;
  /// nothing of a PIN stands anywhere.
  private String truth() throws Exception {
    room.kill();
    StringBuilder said = new StringBuilder();
    same(0, JournalVerify.run(room.data(), said));
    List<JournalEvent> events = room.journal();
    Set<BadgeId> granted = new HashSet<>();
    Set<BadgeId> inside = new HashSet<>();
    int starts = 0;
    for (JournalEvent event : events) {
      switch (event) {
        case JournalEvent.DeviceStarted _ -> starts++;
        case AccessGranted e -> granted.add(e.badge());
        case PersonEntered e -> holds(granted.contains(e.badge()) && inside.add(e.badge()), "" + e);
        case PersonLeft e -> holds(inside.remove(e.badge()), "" + e);
        case DoorOpened e -> holds(e.holder() != null, "an opening without a person: " + e);
        case AlarmRaised e ->
            holds(
                e.kind() != AlarmKind.FORCED_DOOR && e.kind() != AlarmKind.NO_ESCORT,
                "a false alarm: " + e);
        default -> {}
      }
    }
    holds(inside.isEmpty(), "still inside: " + inside);
    for (String secret : List.of("471100", "471101")) {
      holds(!events.toString().contains(secret), "a PIN stands in the journal");
      holds(!room.log().contains(secret), "a PIN stands in the log");
    }
    return events.size() + " records of " + starts + " runs; " + said.toString().strip();
  }

  private static Predicate<JournalEvent> denied(BadgeId badge, DenialReason reason) {
    return event ->
        event instanceof AccessDenied e && e.badge().equals(badge) && e.reason() == reason;
  }

  private static Predicate<JournalEvent> granted(BadgeId badge, Direction direction) {
    return event ->
        event instanceof AccessGranted e && e.badge().equals(badge) && e.direction() == direction;
  }

  private static Predicate<JournalEvent> entered(BadgeId badge, Certainty certainty) {
    return event ->
        event instanceof PersonEntered e && e.badge().equals(badge) && e.certainty() == certainty;
  }

  private static Predicate<JournalEvent> left(BadgeId badge) {
    return event -> event instanceof PersonLeft e && e.badge().equals(badge);
  }

  private static Predicate<JournalEvent> raised(AlarmKind kind) {
    return event -> event instanceof AlarmRaised e && e.kind() == kind;
  }

  private static Predicate<JournalEvent> cleared(AlarmKind kind) {
    return event -> event instanceof AlarmCleared e && e.kind() == kind;
  }
}
