package id.penjaga.device.app.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.core.Event;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A full inbox loses nothing silently and no alarm's latest state at all.
class InboxTest {
  private static final Moment AT = new Moment(0, 0, ClockQuality.NTP);

  @Test
  void aFullInboxKeepsTheLatestOfEachPointAndCountsTheRest() throws InterruptedException {
    Inbox inbox = new Inbox(2);
    for (int i = 0; i < 10; i++) {
      inbox.accept(taken("room.temperature", Measure.celsius(20 + i)));
    }
    Inbox.Taken taken = inbox.take(0);
    assertEquals(
        List.of(
            taken("room.temperature", Measure.celsius(20)),
            taken("room.temperature", Measure.celsius(21)),
            taken("room.temperature", Measure.celsius(29))),
        taken.events());
    assertEquals(7, taken.lostReadings());
  }

  @Test
  void aShortLeakIsNotSmoothedAwayByAFullInbox() throws InterruptedException {
    Inbox inbox = new Inbox(0);
    inbox.accept(taken("leak.floor", Measure.OFF));
    inbox.accept(taken("leak.floor", Measure.ON));
    for (int i = 0; i < 100; i++) {
      inbox.accept(taken("leak.floor", Measure.OFF));
    }
    Inbox.Taken taken = inbox.take(0);
    assertEquals(
        List.of(
            taken("leak.floor", Measure.OFF),
            taken("leak.floor", Measure.ON),
            taken("leak.floor", Measure.OFF)),
        taken.events());
    assertEquals(99, taken.lostReadings());
  }

  @Test
  void buttonsThatFindNoPlaceAreCounted() throws InterruptedException {
    Inbox inbox = new Inbox(1);
    Event pressed = new Event.ExitPressed(AT, new PointId("door.main"));
    inbox.accept(pressed);
    inbox.accept(pressed);
    Inbox.Taken taken = inbox.take(0);
    assertEquals(List.of(pressed), taken.events());
    assertEquals(1, taken.lostEvents());
    assertEquals(0, inbox.take(0).lostEvents());
  }

  private static Event taken(String point, Measure measure) {
    return new Event.Sampled(new Reading.Taken(AT, new PointId(point), measure));
  }
}
