package id.penjaga.hub.app.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.hub.app.papers.RoomMonth;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.store.work.DrillWork;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.drill.Drill;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.text.Bilingual;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Drills over a real store")
class DrillTest {
  private static final String MARK = "LATIHAN / DRILL";

  @TempDir Path folder;

  @Test
  @DisplayName(
      "SYS-07: a drill goes to everybody of the real chain by every channel, marked first,"
          + " and leaves no alarm, no case and no figure; reactions are timed")
  void aDrillGoesTheRealWay() throws Exception {
    try (NoticeRoom room = new NoticeRoom(folder)) {
      DrillDesk drills = started(room);
      Drill drill = begin(room);
      room.beat();
      assertEquals(3, sent(room, "noc").size());
      assertEquals(3, sent(room, "mail").size(), "the first rung: staff");
      assertEquals(3, sent(room, "sms").size(), "every channel at once");
      for (NoticeMessage message : sent(room, "mail")) {
        assertTrue(message.subject().startsWith(MARK), message.subject());
        assertTrue(message.text().startsWith(MARK), message.text());
        assertTrue(message.text().contains("https://penjaga/drills"), message.text());
      }
      room.notices.received("noc", sent(room, "noc").getFirst().id());
      room.pass(Duration.ofMinutes(11));
      assertEquals(
          Set.of("piket@kota.go.id", "admin@kota.go.id"), addresses(room), "the second rung");
      var lines = room.office.climbs().unseen(room.id("piket"), 10);
      assertEquals(3, lines.size());
      room.office.climbs().seen(new By.Human(room.id("piket"), ""), lines);
      int told = room.channels.get("mail").sent.size();
      room.beat();
      room.pass(Duration.ofMinutes(30));
      assertEquals(told, room.channels.get("mail").sent.size(), "answered: it climbs no further");

      DrillDesk.Report report = drills.report(drill.begun()).orElseThrow();
      assertEquals(Drill.End.COMPLETE, report.drill().end());
      assertTrue(report.told().stream().allMatch(one -> one.ended() != null), "nothing is open");
      assertTrue(report.answers().stream().anyMatch(one -> one.seen() != null));
      assertTrue(
          report.told().stream()
              .flatMap(one -> one.notice().deliveries().stream())
              .anyMatch(one -> one.received() != null),
          "the receipt of the centre");
      List<PaperPart> month =
          new RoomMonth(() -> room.store, room.office, NoticeRoom.ZONE, Bilingual::same)
              .of(YearMonth.of(2026, 9), new Speech("id", NoticeRoom.ZONE));
      PaperPart.Table drilled =
          (PaperPart.Table) month.get(month.indexOf(new PaperPart.Heading("Latihan")) + 1);
      assertEquals("semua dijawab", drilled.rows().getFirst().get(3));
      assertEquals("11 menit", drilled.rows().getFirst().get(5));
      assertEquals(List.of(), room.store.queries().alarms(AlarmLine.Filter.attention()));
      assertEquals(0L, count(room, "alarm"));
      assertEquals(0L, count(room, "work_case"));
      assertEquals(List.of(), room.sounded, "no room is told to sound for it");
    }
  }

  @Test
  @DisplayName(
      "SYS-07: a real alarm goes its way unchanged and ends the drill; nobody is told of the drill"
          + " any more")
  void aRealAlarmEndsIt() throws Exception {
    try (NoticeRoom room = new NoticeRoom(folder)) {
      DrillDesk drills = started(room);
      Drill drill = begin(room);
      room.beat();
      AlarmLine leak = room.leak("leak.floor");
      room.pass(Duration.ofMinutes(1));
      assertEquals(Drill.End.REAL_ALARM, drills.report(drill.begun()).orElseThrow().drill().end());
      List<NoticeMessage> meant =
          room.channels.get("mail").sent.stream()
              .filter(one -> one.cause().equals(leak.name()))
              .toList();
      assertFalse(meant.isEmpty());
      assertTrue(meant.stream().noneMatch(one -> one.subject().contains(MARK)));
      int before = sent(room, "mail").size();
      room.pass(Duration.ofMinutes(30));
      assertEquals(before, sent(room, "mail").size());
      assertEquals(
          Drill.Refusal.ALARM,
          drills.begin(NoticeRoom.ROOM, room.id("sari"), "uji", room.now).refusal(),
          "while it stands");
    }
  }

  @Test
  @DisplayName(
      "SYS-07: one drill at a time, at a device that there is; it ends by hand and after an hour,"
          + " also over a restart, and wakes nobody in their quiet hours")
  void bounds() throws Exception {
    try (NoticeRoom room = new NoticeRoom(folder)) {
      DrillDesk drills = started(room);
      assertEquals(
          Drill.Refusal.NO_DEVICE,
          drills.begin(new DeviceId("room-9"), 1, "uji", room.now).refusal());
      assertFalse(drills.stop(room.now));
      Drill first = begin(room);
      assertEquals(
          Drill.Refusal.UNDER_WAY,
          drills.begin(NoticeRoom.ROOM, 1, "uji", room.now.plusSeconds(1)).refusal());
      assertTrue(drills.stop(room.now));
      assertEquals(Drill.End.STOPPED, drills.report(first.begun()).orElseThrow().drill().end());
      room.beat();
      assertEquals(List.of(), sent(room, "mail"), "ended before anything was sent");

      room.now = Instant.parse("2026-09-14T16:00:00Z"); // 23.00: quiet
      Drill second = begin(room);
      room.beat();
      assertEquals(List.of(), sent(room, "mail"));
      assertEquals(3, sent(room, "noc").size());
      room.restart();
      assertNull(room.notices.desk().drills().report(second.begun()).orElseThrow().drill().end());
      room.now = second.begun().plus(Drill.LONGEST);
      room.beat();
      assertEquals(
          Drill.End.TIME,
          room.notices.desk().drills().report(second.begun()).orElseThrow().drill().end());
    }
  }

  @Test
  @DisplayName(
      "SYS-07: those who keep the room are told that a drill is due half a year after the last that"
          + " was answered, and every month until there is one")
  void due() throws Exception {
    try (NoticeRoom room = new NoticeRoom(folder)) {
      started(room);
      Instant heard = room.now;
      at(room, heard.plus(Duration.ofDays(179)));
      assertEquals(List.of(), due(room));
      at(room, heard.plus(Duration.ofDays(180)));
      assertEquals(1, due(room).size());
      assertEquals("admin@kota.go.id", due(room).getFirst().address());
      assertTrue(due(room).getFirst().text().contains("https://penjaga/drills"));
      room.restart();
      at(room, heard.plus(Duration.ofDays(209)));
      assertEquals(1, due(room).size(), "once");
      at(room, heard.plus(Duration.ofDays(210)));
      assertEquals(2, due(room).size(), "and again");
      begin(room);
      room.beat();
      var lines = room.office.climbs().unseen(room.id("piket"), 10);
      room.office.climbs().seen(new By.Human(room.id("piket"), ""), lines);
      room.pass(Duration.ofMinutes(2));
      at(room, heard.plus(Duration.ofDays(300)));
      assertEquals(2, due(room).size(), "there was one");
    }
  }

  private static void at(NoticeRoom room, Instant now) throws Exception {
    room.now = now;
    room.beat();
  }

  private static List<NoticeMessage> due(NoticeRoom room) {
    return room.channels.get("mail").sent.stream()
        .filter(one -> one.kind().equals("DUE_DRILL"))
        .toList();
  }

  /// The device is known.
  private static DrillDesk started(NoticeRoom room) {
    room.told(new JournalEvent.DeviceStarted("0.1", "abc", "sim", true));
    return room.notices.desk().drills();
  }

  private static Drill begin(NoticeRoom room) {
    DrillWork.Begun begun =
        room.notices
            .desk()
            .drills()
            .begin(NoticeRoom.ROOM, room.id("sari"), "latihan triwulan", room.now);
    assertNull(begun.refusal());
    assertNotNull(begun.drill());
    return begun.drill();
  }

  private static List<NoticeMessage> sent(NoticeRoom room, String channel) {
    return room.channels.get(channel).sent.stream()
        .filter(one -> one.subject().startsWith(MARK))
        .toList();
  }

  private static Set<String> addresses(NoticeRoom room) {
    return sent(room, "mail").stream().map(NoticeMessage::address).collect(Collectors.toSet());
  }

  private static long count(NoticeRoom room, String table) {
    return room.store
        .reads()
        .in(session ->
            session.list(row -> row.getLong(1), "SELECT COUNT(*) FROM " + table).getFirst());
  }
}
