package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.story.RoomStory;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.people.Rooms;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Which room's records stand in the story of a case.
class RoomStoryTest {
  private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
  private final SampleRoom sample = new SampleRoom(SampleRoom.Mood.TROUBLE);
  private final Instant end = SampleRoom.NOW.plus(Duration.ofDays(1));
  private final Texts w = new Texts(Language.INDONESIAN, WIB, end);

  @Test
  @DisplayName("A case tells what its own room did, and nothing of the room next door")
  void ownRoom() {
    Rooms two =
        Rooms.NONE.with(
            entry(
                new Fact.RoomSet("r1", Map.of("name", Value.of("Ruang server"))),
                new Fact.RoomSet("r2", Map.of("name", Value.of("Ruang DRC"))),
                new Fact.DevicePlaced(SampleRoom.DEVICE.name(), "r1"),
                new Fact.DevicePlaced("room-9", "r2")));
    int told = told(Map.of("room", Value.of("ruang SERVER")), two);
    assertFalse(told == 0);
    assertEquals(told, told(Map.of("room", Value.of("r1")), two), "by its id as well");
    assertEquals(told, told(Map.of("device", Value.of(SampleRoom.DEVICE.name())), two));
    assertEquals(0, told(Map.of("room", Value.of("Ruang DRC")), two));
    assertEquals(0, told(Map.of(), two), "of several rooms none is guessed");
    assertEquals(told, told(Map.of(), Rooms.NONE), "the only one need not be named");
  }

  private int told(Map<String, Value> subject, Rooms rooms) {
    return RoomStory.of(sample, state(subject), rooms, w).size();
  }

  private static Case state(Map<String, Value> subject) {
    return Objects.requireNonNull(
        Cases.fold(
            List.of(
                entry(
                    new Fact.Opened(
                        1, "ALARM", "hash", "critical", "", subject, null, Value.of(""))))));
  }

  private static Entry entry(Fact... facts) {
    Instant at = SampleRoom.NOW.minus(Duration.ofDays(30));
    return new Entry(1, at, at, new By.House(), "c", Subject.ofCase(1), List.of(facts), "", "");
  }
}
