package id.penjaga.device.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.Drivers;
import id.penjaga.device.drivers.part.Actuator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryTest {
  private static List<String> tales(long seed, Duration length) throws Exception {
    Kernel kernel = new Kernel();
    SimulatedBoard board = SimulatedBoard.virtual(seed, kernel);
    // A lock that is always released stands for a device that lets everyone in.
    ((Actuator) Drivers.named("relay").orElseThrow().open(board, "J11", Map.of())).set(true);
    List<String> tales = new ArrayList<>();
    board
        .room()
        .onTale(what -> tales.add(Duration.ofNanos(kernel.nanos()).toSeconds() + " " + what));
    board.play(SimulatedBoardProvider.shipped());
    kernel.run(length);
    return tales;
  }

  @Test
  void theFirstTwoMinutesAreFull() throws Exception {
    assertEquals(
        List.of(
            "5 staff holds a badge at reader.in",
            "7 door.main opens",
            "10 door.main closes",
            "13 visitor holds a badge at reader.in",
            "15 door.main opens",
            "19 door.main closes",
            "25 the cooling fails",
            "50 the mains (PLN) fail; the UPS carries the room",
            "80 leak.floor gets wet"),
        tales(1, Duration.ofMinutes(2)).stream()
            .filter(tale -> !tale.contains("chapter:") && !tale.contains("lock"))
            .toList());
  }

  @Test
  void theFirstRoundIsToldAsWrittenWhateverTheSeed() throws Exception {
    Duration round = SimulatedBoardProvider.shipped().round();
    assertEquals(tales(1, round), tales(2, round));
  }

  @Test
  void theSameSeedTellsTheSameStoryAndAnotherTellsAnother() throws Exception {
    Duration night = Duration.ofHours(12);
    List<String> one = tales(1, night);
    assertEquals(one, tales(1, night));
    assertNotEquals(one, tales(2, night));
    assertTrue(one.size() > 500, "still alive after hours: " + one.size());
    for (String chapter : List.of("forced", "unknown badge", "mute", "drips", "PLN", "button")) {
      assertTrue(one.stream().anyMatch(tale -> tale.contains(chapter)), chapter);
    }
    assertTrue(one.stream().anyMatch(tale -> tale.contains("vendor holds")));
  }

  @Test
  void aLockedDoorStaysShut() {
    Kernel kernel = new Kernel();
    SimulatedBoard board = SimulatedBoard.virtual(1, kernel);
    List<String> tales = new ArrayList<>();
    board.room().onTale(tales::add);
    board.play(SimulatedBoardProvider.shipped());
    kernel.run(Duration.ofMinutes(2));

    assertTrue(tales.contains("door.main stays shut: it is locked"));
    assertFalse(tales.contains("door.main opens"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '  0:01 open door.main'                          | line 1: "0:01" stands before the first chapter
          'chapter 0:00 100% A;  0:01 opne door.main'      | line 2: "opne" is no verb
          'chapter 0:00 100% A;  0:01 open window'         | line 2: "window" is unknown here; write one of [door.main]
          'chapter 0:00 100% A;  1 open door.main'         | line 2: "1" is no time
          'chapter 0:00 100% A;  0:01 swipe reader.in bob' | line 2: nobody is called "bob"
          'chapter 0:00 100% A;  0:01 swipe reader.in guest' | line 2: nobody is called "guest"
          'chapter 0:00 100% A;  0:01 swipe'               | line 2: something is missing
          'chapter 0:00 100% A;  0:09 mains off;  0:08 mains on' | line 3: this step comes before
          'chapter 0:00 often A;  0:01 mains off'          | line 1: "often" is no chance
          'chapter 0:00 100% A;round 1:00'                 | line 2: chapter "A" has no steps
          'chapter 0:00 100% A;  0:01 mains off'           | line 2: there is no round
          'round 1:00;chapter 0:50 100% A;  0:11 mains off'| line 3: chapter "A" lasts longer than the round
          'round soon'                                     | line 1: "soon" is no time
          'guests bob'                                     | line 1: nobody is called "bob"
          """)
  void aWrongLineIsNamedTogetherWithWhatToWrite(String text, String says) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Scenario.parse(text.replace(";", "\n")))
            .getMessage();
    assertTrue(message.startsWith("story " + says), message);
  }
}
