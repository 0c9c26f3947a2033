package id.penjaga.hub.app.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.ShelfEnd;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Reminders of what is set aside, over a real store")
class AsideNoticesTest {
  private static final PointId LEAK = new PointId("leak.floor");
  private static final String STILL = "Masih ditunda atau tidak bertugas";

  @TempDir Path folder;

  @Test
  @DisplayName(
      "ENV-11: those on duty are reminded once a day of a point out of service, with who, since and"
          + " why, also after a restart, until it is back")
  void onceADayUntilItIsBack() throws Exception {
    try (NoticeRoom room = new NoticeRoom(folder)) {
      room.told(new JournalEvent.PointOutOfService(LEAK, "sari", "tali diganti"));
      beat(room, "2026-09-14T20:00:00Z");
      assertEquals(List.of(), subjects(room), "of the evening it is fresh");
      beat(room, "2026-09-15T00:29:00Z");
      assertEquals(List.of(), subjects(room));
      beat(room, "2026-09-15T00:30:00Z");
      String day = subjects(room).getFirst();
      assertTrue(day.contains("Tali bocor lantai tidak bertugas sejak"), day);
      assertTrue(day.contains("oleh sari: tali diganti"), day);
      assertEquals(List.of("piket@kota.go.id"), addresses(room), "staff, not the administrator");
      assertEquals(List.of(), room.channels.get("noc").sent);
      room.restart();
      beat(room, "2026-09-15T12:00:00Z");
      assertEquals(1, subjects(room).size(), "once a day");
      beat(room, "2026-09-16T00:30:00Z");
      assertEquals(2, subjects(room).size());
      room.told(new JournalEvent.PointInService(LEAK, "sari"));
      beat(room, "2026-09-16T00:31:00Z");
      assertEquals(
          List.of(0L),
          room.store
              .reads()
              .in(session ->
                  session.list(
                      row -> row.getLong(1),
                      "SELECT COUNT(*) FROM notice WHERE kind = 'SET_ASIDE' AND ended_ms = 0")),
          "nobody is to be told any more");
      beat(room, "2026-09-17T00:30:00Z");
      assertEquals(2, subjects(room).size(), "it is back");
    }
  }

  @Test
  @DisplayName(
      "ENV-11: of a shelf longer than a shift they are reminded, of a short one they are not")
  void longShelves() throws Exception {
    try (NoticeRoom room = new NoticeRoom(folder)) {
      room.now = Instant.parse("2026-09-14T23:00:00Z");
      shelve(room, "leak.floor", Duration.ofHours(24));
      shelve(room, "leak.roof", Duration.ofHours(8));
      beat(room, "2026-09-15T00:31:00Z");
      assertEquals(1, subjects(room).size());
      String said = subjects(room).getFirst();
      assertTrue(said.contains("Tali bocor lantai ditunda sejak 15"), said);
      room.told(
          new JournalEvent.AlarmUnshelved(AlarmKind.WATER_LEAK, LEAK, ShelfEnd.PERSON, "sari"));
      beat(room, "2026-09-16T00:31:00Z");
      assertEquals(1, subjects(room).size());
    }
  }

  private static void shelve(NoticeRoom room, String point, Duration length) {
    room.told(
        new JournalEvent.AlarmShelved(
            AlarmKind.WATER_LEAK,
            new PointId(point),
            length.toMillis(),
            false,
            "sari",
            "pipa diganti"));
  }

  private static void beat(NoticeRoom room, String at) throws Exception {
    room.now = Instant.parse(at);
    room.beat();
  }

  private static List<NoticeMessage> sent(NoticeRoom room) {
    return room.channels.get("mail").sent.stream()
        .filter(one -> one.subject().contains(STILL))
        .toList();
  }

  private static List<String> subjects(NoticeRoom room) {
    return sent(room).stream().map(NoticeMessage::subject).toList();
  }

  private static List<String> addresses(NoticeRoom room) {
    return sent(room).stream().map(NoticeMessage::address).toList();
  }
}
