package id.penjaga.device.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the device makes of chapters of the story.
class ChapterTest {
  @Test
  @DisplayName("A badge that is inside by the records is let in, and the record says so")
  void theAdministratorTailgates() throws Exception {
    PlayedRoom played = PlayedRoom.chapter("Tail-gating");

    assertEquals(List.of(), played.alarms());
    List<DenialReason> despite =
        played.of(JournalEvent.AccessGranted.class).stream()
            .filter(grant -> grant.direction() == Direction.IN)
            .map(JournalEvent.AccessGranted::despite)
            .toList();
    assertEquals(3, despite.size());
    assertEquals(DenialReason.ANTI_PASSBACK, despite.getLast());
    assertEquals(
        List.of("+staff", "+administrator", "-staff", "+administrator", "-administrator"),
        played.passages());
    assertEquals(Set.of(), played.inside());
  }

  @Test
  @DisplayName("ACC-20: the fire alarm opens the door for who is inside, and ends by itself")
  void theFireAlarm() throws Exception {
    PlayedRoom played = PlayedRoom.chapter("The fire alarm");

    assertEquals(List.of("+EMERGENCY_RELEASE", "-EMERGENCY_RELEASE"), played.alarms());
    List<JournalEvent.DoorOpened> openings = played.of(JournalEvent.DoorOpened.class);
    assertEquals(
        List.of(false, true, false, false),
        openings.stream().map(JournalEvent.DoorOpened::exit).toList());
    assertEquals(List.of("+staff", "+staff", "-staff"), played.passages());
    assertTrue(played.records().getLast() instanceof JournalEvent.DoorClosed);
    assertEquals(Set.of(), played.inside());
  }
}
