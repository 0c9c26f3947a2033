package id.penjaga.hub.app.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.RefusalReason;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.ShelfEnd;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.store.rooms.ShelfLine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Alarms that people set aside, over the shipped chain and procedures.
class SetAsideRoundTest extends ClimbSetting {
  @Test
  @DisplayName(
      "ENV-11: nobody is told of an alarm that is set aside, also after a restart; it climbs from"
          + " when it comes back")
  void setAside() throws Exception {
    shelve(60);
    AlarmLine alarm = leak();
    assertEquals("SHELVED", alarm.aside());
    assertNull(climb(alarm).next(), "the page announces nobody who is not told");
    rounds();
    store.close();
    open();
    now = at("2026-09-12T23:10");
    rounds();
    assertEquals(List.of(), history(alarm));
    assertEquals(
        List.of("pipa diganti"),
        store.queries().shelves().stream().map(ShelfLine::reason).toList());

    record(
        new JournalEvent.AlarmUnshelved(AlarmKind.WATER_LEAK, FLOOR, ShelfEnd.PERSON, "Piket 1"));
    rounds();
    assertEquals(List.of(alarm.name()), told("Piket 1"));
    assertEquals(0, office.climbs().unseen(id("Administrator 1")), "not all rungs at once");
    assertEquals(at("2026-09-12T23:20"), climb(alarm).next().due());
    now = at("2026-09-12T23:20");
    rounds();
    assertEquals(1, office.climbs().unseen(id("Administrator 1")));
    assertEquals(List.of(), store.queries().shelves());
  }

  @Test
  @DisplayName(
      "ENV-11: of what was over while its point was out of service nobody is told afterwards; a"
          + " shelf whose end is lost ends with its time")
  void overWhileSetAside() throws Exception {
    record(new JournalEvent.PointOutOfService(FLOOR, "Piket 1", "tali diganti"));
    AlarmLine over = leak();
    assertEquals("OUT_OF_SERVICE", over.aside());
    record(new JournalEvent.AlarmCleared(AlarmKind.WATER_LEAK, FLOOR, 5_000));
    record(new JournalEvent.PointInService(FLOOR, "Piket 1"));
    assertNull(climb(over).next(), "nobody will be told of it any more");
    rounds();
    assertEquals(List.of(), history(over));
    assertEquals(List.of(), opened(over));

    shelve(10);
    AlarmLine second = leak();
    rounds();
    assertEquals(List.of(), history(second));
    now = at("2026-09-12T22:51");
    rounds();
    assertEquals(List.of(second.name()), told("Piket 1"));
  }

  @Test
  @DisplayName(
      "ENV-11: the page announces the first rung from when the alarm came back, not from when it"
          + " was raised")
  void announcedFromItsReturn() throws Exception {
    shelve(60);
    AlarmLine alarm = leak();
    now = at("2026-09-12T23:10");
    record(
        new JournalEvent.AlarmUnshelved(AlarmKind.WATER_LEAK, FLOOR, ShelfEnd.PERSON, "Piket 1"));
    assertEquals(now, climb(alarm).next().due());
  }

  @Test
  @DisplayName(
      "INC-26 an alarm that is set aside opens no case; when it comes back standing it opens one,"
          + " once")
  void aCaseWhenItComesBack() throws Exception {
    shelve(60);
    AlarmLine alarm = leak();
    assertEquals(List.of(), opened(alarm));
    for (int i = 0; i < 2; i++) {
      now = now.plusSeconds(600);
      record(
          new JournalEvent.AlarmUnshelved(AlarmKind.WATER_LEAK, FLOOR, ShelfEnd.PERSON, "Piket 1"));
      assertEquals(1, opened(alarm).size());
      shelve(60);
    }
    CaseFile file = office.caseFile(opened(alarm).getFirst()).orElseThrow();
    assertEquals(at("2026-09-12T22:50"), file.state().opened());
    record(new JournalEvent.AlarmCleared(AlarmKind.WATER_LEAK, FLOOR, 5_000));
    record(new JournalEvent.AlarmUnshelved(AlarmKind.WATER_LEAK, FLOOR, ShelfEnd.CLEARED, null));

    now = now.plusSeconds(60);
    AlarmLine told = leak();
    List<Long> before = opened(told);
    assertEquals(1, before.size());
    record(new JournalEvent.PointOutOfService(FLOOR, "Piket 1", "tali diganti"));
    record(new JournalEvent.PointInService(FLOOR, "Piket 1"));
    assertEquals(before, opened(told), "it had its case before it was set aside");
  }

  @Test
  @DisplayName(
      "INC-26 an alarm whose shelf ended in a record that is lost opens its case when its device"
          + " shows that it is back")
  void aCaseAfterALostEnd() throws Exception {
    shelve(10);
    AlarmLine alarm = leak();
    now = at("2026-09-12T22:55");
    assertEquals(List.of(), opened(alarm));
    settle(null);
    assertEquals(1, opened(alarm).size());
    assertEquals(
        at("2026-09-12T22:50").toEpochMilli(),
        store.queries().alarms(AlarmLine.Filter.attention()).getFirst().heardMs(),
        "it ended with its time");
  }

  @Test
  @DisplayName(
      "A shelf that was set anew in a record that is lost lasts as long as its device shows")
  void setAnewInALostRecord() throws Exception {
    shelve(10);
    AlarmLine alarm = leak();
    now = at("2026-09-12T22:55");
    settle(
        new StateMessage.Shelved(
            at("2026-09-12T23:30").toEpochMilli(), false, "Piket 1", "pipa diganti"));
    assertEquals(
        List.of(at("2026-09-12T23:30").toEpochMilli()),
        store.queries().shelves().stream().map(ShelfLine::untilMs).toList());
    assertEquals(List.of(), opened(alarm));
  }

  @Test
  @DisplayName(
      "What a device refuses to take back as needless is not set aside any more: its end is lost")
  void refusedAsNeedless() throws Exception {
    record(new JournalEvent.PointOutOfService(FLOOR, "Piket 1", "tali diganti"));
    store.actions().ends(ROOM, new DeviceCommand.ReturnToService(FLOOR, "Sari"), "web-7").join();
    record(new JournalEvent.CommandRefused("web-7", "too late", RefusalReason.NO_SUCH_POINT));
    record(
        new JournalEvent.CommandRefused("web-8", "in service", RefusalReason.ALREADY_IN_SERVICE));
    assertEquals(1, store.queries().shelves().size());
    record(
        new JournalEvent.CommandRefused("web-7", "in service", RefusalReason.ALREADY_IN_SERVICE));
    assertEquals(List.of(), store.queries().shelves());

    shelve(60);
    AlarmLine alarm = leak();
    store
        .actions()
        .ends(ROOM, new DeviceCommand.UnshelveAlarm(AlarmKind.WATER_LEAK, FLOOR, "Sari"), "web-9")
        .join();
    record(new JournalEvent.CommandRefused("web-9", "not shelved", RefusalReason.NOT_SHELVED));
    assertEquals(List.of(), store.queries().shelves());
    assertEquals(1, opened(alarm).size());
  }

  /// The device holds no record that is not here, and shows its leak.
  private void settle(StateMessage.@Nullable Shelved shelved) {
    Moment moment = new Moment(journal.told() * 1_000, now.toEpochMilli(), ClockQuality.NTP);
    AlarmLine line = store.queries().alarms(AlarmLine.Filter.attention()).getFirst();
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
            line.occurrence(),
            shelved,
            null),
        false);
    store.hear(new StateMessage.Health(ROOM, moment, 0, 0, 0, 1L << 30, true, 1, 0, 0), false);
    store.actions().write(_ -> true).join();
  }
}
