package id.penjaga.hub.app.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.OccurrenceId;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.core.alarm.AlarmFigures;
import id.penjaga.hub.core.alarm.FigureCount;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// An alarm that its device holds as one, over the shipped chain and procedures.
class ChatteringRoundTest extends ClimbSetting {
  private void chatters(long raises, @Nullable OccurrenceId occurrence) {
    record(
        new JournalEvent.AlarmChattering(AlarmKind.WATER_LEAK, FLOOR, raises, 600_000, occurrence));
  }

  private AlarmLine line(AlarmLine alarm) {
    return Objects.requireNonNull(store.queries().alarm(alarm.id()));
  }

  @Test
  @DisplayName(
      "ENV-11: an alarm that chatters is one alarm of which people are told once; its page says how"
          + " often it was raised, also when it has settled")
  void oneAlarm() throws Exception {
    AlarmLine alarm = leak();
    chatters(4, null);
    rounds();
    assertEquals(List.of(alarm.name()), told("Piket 1"));
    now = now.plusSeconds(600);
    chatters(64, Objects.requireNonNull(alarm.occurrence()));
    rounds();
    assertEquals(List.of(alarm.name()), told("Piket 1"), "nobody is told anew");
    assertEquals(1, opened(alarm).size());
    AlarmView page = page(alarm);
    assertEquals(64, page.raises());
    assertTrue(page.chattering());
    now = now.plusSeconds(900);
    record(
        new JournalEvent.AlarmSettled(
            AlarmKind.WATER_LEAK, FLOOR, 71, 800_000, alarm.occurrence()));
    record(
        new JournalEvent.AlarmCleared(AlarmKind.WATER_LEAK, FLOOR, 1_500_000, alarm.occurrence()));
    page = page(alarm);
    assertEquals(71, page.raises());
    assertFalse(page.chattering());
    Instant until = now.plusSeconds(1);
    FigureCount count = new FigureCount(until.minusSeconds(86_400), until, until);
    store
        .queries()
        .occurrences(until.minusSeconds(86_400).toEpochMilli(), until.toEpochMilli(), count::take);
    AlarmFigures figures = count.figures();
    assertEquals(1, figures.alarms());
    assertEquals(71, figures.chattering().getFirst().raises());
  }

  @Test
  @DisplayName("ENV-11: what its device shows makes up for records that are lost")
  void recordsThatAreLost() throws Exception {
    AlarmLine alarm = leak();
    settle(alarm, new StateMessage.Chattering(9, 600_000));
    assertTrue(line(alarm).chatters());
    assertEquals(9L, line(alarm).raises());
    settle(alarm, null);
    assertFalse(line(alarm).chatters());
    assertEquals(9L, line(alarm).raises(), "it did");
  }

  private void settle(AlarmLine alarm, StateMessage.@Nullable Chattering chattering) {
    now = now.plusSeconds(300);
    Moment moment = new Moment(journal.told() * 1_000, now.toEpochMilli(), ClockQuality.NTP);
    store.hear(
        new StateMessage.Alarm(
            ROOM,
            AlarmKind.WATER_LEAK,
            FLOOR,
            Severity.CRITICAL,
            StateMessage.AlarmPhase.RAISED,
            false,
            moment,
            Measure.ON,
            alarm.occurrence(),
            null,
            null,
            chattering),
        false);
    store.hear(new StateMessage.Health(ROOM, moment, 0, 0, 0, 1L << 30, true, 1, 0, 0), false);
    store.actions().write(_ -> true).join();
  }
}
