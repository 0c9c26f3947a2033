package id.penjaga.device.app.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.Event;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A full inbox loses nothing silently, no alarm's latest state at all, and no way out.
class InboxTest {
  private static final Moment AT = new Moment(0, 0, ClockQuality.NTP);
  private static final Urgency URGENCY = new Urgency(TestRoom.rules());

  @Test
  void aFullInboxKeepsTheLatestOfEachPointAndCountsTheRest() throws InterruptedException {
    Inbox inbox = new Inbox(2, URGENCY);
    for (int i = 0; i < 10; i++) {
      inbox.accept(taken("room.temperature", Measure.celsius(20 + i)));
    }
    assertEquals(
        List.of(
            taken("room.temperature", Measure.celsius(20)),
            taken("room.temperature", Measure.celsius(21)),
            taken("room.temperature", Measure.celsius(29))),
        all(inbox));
    assertEquals(new Inbox.Losses(7, 0), inbox.takeLosses());
  }

  @Test
  void aShortLeakIsNotSmoothedAwayByAFullInbox() throws InterruptedException {
    Inbox inbox = new Inbox(0, URGENCY);
    inbox.accept(taken("leak.floor", Measure.OFF));
    inbox.accept(taken("leak.floor", Measure.ON));
    for (int i = 0; i < 100; i++) {
      inbox.accept(taken("leak.floor", Measure.OFF));
    }
    assertEquals(
        List.of(
            taken("leak.floor", Measure.OFF),
            taken("leak.floor", Measure.ON),
            taken("leak.floor", Measure.OFF)),
        all(inbox));
    assertEquals(new Inbox.Losses(99, 0), inbox.takeLosses());
  }

  @Test
  @DisplayName("F1 1,024 badges wait: exit button, door, leak and a lost contact come first")
  void whatIsUrgentOvertakes() throws InterruptedException {
    Inbox inbox = new Inbox(1_024, URGENCY);
    for (int i = 0; i < 2_000; i++) {
      inbox.accept(badge(TestRoom.READER, i));
    }
    List<Event> urgent =
        List.of(
            pressed(),
            taken("door.main", Measure.ON),
            taken("leak.floor", Measure.ON),
            new Event.Sampled(
                new Reading.Missed(AT, new PointId("leak.floor"), MissReason.TIMEOUT)),
            badge(TestRoom.READER_OUT, 1),
            new Event.ClockSet(AT, ClockQuality.NTP, 5_000));
    urgent.forEach(inbox);
    for (Event each : urgent) {
      assertEquals(each, inbox.take(0));
    }
    assertEquals(badge(TestRoom.READER, 0), inbox.take(0));
    inbox.accept(pressed());
    assertEquals(pressed(), inbox.take(0), "in the middle of the others too");
    assertEquals(976, inbox.takeLosses().events());
  }

  @Test
  @DisplayName("F1 presses of one exit button are coalesced, never dropped and never counted lost")
  void pressesAreCoalesced() throws InterruptedException {
    Inbox inbox = new Inbox(1, URGENCY);
    inbox.accept(taken("leak.floor", Measure.ON));
    inbox.accept(pressed());
    inbox.accept(pressed());
    assertEquals(List.of(taken("leak.floor", Measure.ON), pressed()), all(inbox));
    assertEquals(new Inbox.Losses(0, 0), inbox.takeLosses());
    inbox.accept(pressed());
    assertEquals(List.of(pressed()), all(inbox), "the next press is another one");
  }

  @Test
  @DisplayName("F1 however many badges are shown on the way out, the door is released")
  void aStormOnTheWayOutStillReleasesTheDoor() throws InterruptedException {
    Inbox inbox = new Inbox(1_024, URGENCY);
    for (int i = 0; i < 600; i++) {
      inbox.accept(badge(TestRoom.READER_OUT, i));
    }
    List<Event> all = all(inbox);
    assertEquals(pressed(), all.getLast());
    assertEquals(600 - (all.size() - 1), inbox.takeLosses().events(), "each unknown is counted");
    assertTrue(all.size() < 100, "the queue is bounded");
  }

  @Test
  @DisplayName("F1 a contact that babbles leaves places to the others")
  void aBabblingContactStarvesNothing() throws InterruptedException {
    Inbox inbox = new Inbox(1_024, URGENCY);
    inbox.accept(badge(TestRoom.READER, 1));
    int before = 0;
    Event next = taken("leak.floor", Measure.ON);
    while (next instanceof Event.Sampled) {
      inbox.accept(taken("leak.floor", before % 2 == 0 ? Measure.OFF : Measure.ON));
      next = inbox.take(0);
      before++;
    }
    assertEquals(badge(TestRoom.READER, 1), next);
    assertTrue(before < 50);
  }

  private static List<Event> all(Inbox inbox) throws InterruptedException {
    List<Event> all = new ArrayList<>();
    for (Event event = inbox.take(0); event != null; event = inbox.take(0)) {
      all.add(event);
    }
    assertNull(inbox.take(0));
    return all;
  }

  private static Event pressed() {
    return new Event.ExitPressed(AT, TestRoom.DOOR);
  }

  private static Event badge(PointId reader, int number) {
    return new Event.BadgePresented(AT, reader, new BadgeId("%032x".formatted(number)));
  }

  private static Event taken(String point, Measure measure) {
    return new Event.Sampled(new Reading.Taken(AT, new PointId(point), measure));
  }
}
