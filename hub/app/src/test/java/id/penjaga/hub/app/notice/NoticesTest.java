package id.penjaga.hub.app.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.store.erasure.Removals;
import id.penjaga.hub.app.store.notice.NoticeRows;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.core.notice.Attempt;
import id.penjaga.hub.core.notice.Delivery;
import id.penjaga.hub.core.notice.NoticeOrder;
import id.penjaga.hub.core.retention.Kept;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Notices over a real store")
class NoticesTest {
  /// How many orders are tried; `.ci/slow` tries more.
  private static final int STORIES = Integer.getInteger("notices.stories", 4);

  @TempDir Path folder;

  private static Attempt down(NoticeMessage message) {
    return new Attempt.Missed("no route to host");
  }

  private static NoticeRows.Line line(NoticeRoom room, AlarmLine alarm, String login) {
    return room.notices.desk().of(List.of(alarm.name())).stream()
        .filter(one -> one.notice().person() == room.id(login))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("SYS-07 with a failing channel the failure is shown and the next channel is tried")
  void nextChannel() throws Exception {
    try (NoticeRoom room = new NoticeRoom(folder)) {
      room.channels.get("mail").answer = NoticesTest::down;
      AlarmLine leak = room.leak("leak.floor");
      room.beat();
      room.pass(Duration.ofSeconds(30));
      List<Delivery> deliveries = line(room, leak, "piket").notice().deliveries();
      assertEquals("mail", deliveries.getFirst().channel());
      assertTrue(deliveries.getFirst().troubled());
      assertEquals("no route to host", deliveries.getFirst().remark());
      assertEquals(Delivery.State.ACCEPTED, deliveries.getLast().state());
      NoticeMessage sms = room.channels.get("sms").sent.getFirst();
      assertEquals("0812-0000-000", sms.address());
      assertTrue(sms.subject().contains("Kebocoran air"), sms.subject());
      assertTrue(sms.subject().endsWith("Tali bocor lantai"), sms.subject());
      assertEquals("room-1 leak.floor", sms.about(), "for programs it keeps its name");
      assertTrue(sms.text().contains("https://penjaga/alarms"), sms.text());
      assertTrue(sms.text().contains("WIB"), sms.text());
    }
  }

  @Test
  @DisplayName("SYS-07 when every channel of a person fails, the next person is told at once")
  void nextPerson() throws Exception {
    try (NoticeRoom room = new NoticeRoom(folder)) {
      room.channels.values().forEach(one -> one.answer = _ -> new Attempt.Refused("550 unknown"));
      AlarmLine leak = room.leak("leak.floor");
      room.beat();
      room.pass(Duration.ofMinutes(2));
      assertEquals(NoticeOrder.Ended.FAILED, line(room, leak, "piket").ended());
      assertEquals(2, line(room, leak, "admin").notice().level(), "long before ten minutes");
    }
  }

  @Test
  @DisplayName("A message that was sent while the hub died goes out again under the same id")
  void atLeastOnce() throws Exception {
    try (NoticeRoom room = new NoticeRoom(folder)) {
      room.leak("leak.floor");
      List<NoticeMessage> lost = new ArrayList<>();
      room.channels.get("mail").answer =
          message -> {
            lost.add(message);
            throw new IllegalStateException("killed");
          };
      // as if the process had ended between sending and keeping
      assertThrows(IllegalStateException.class, room::beat);
      room.channels.get("mail").answer = _ -> new Attempt.Taken("ok");
      room.restart();
      room.beat();
      room.beat();
      String address = lost.getFirst().address();
      assertEquals(
          List.of(lost.getFirst().id()),
          room.channels.get("mail").sent.stream()
              .filter(one -> one.address().equals(address))
              .map(NoticeMessage::id)
              .toList());
    }
  }

  @Test
  @DisplayName("SYS-12 a dead channel is told to who keeps the room, by another channel")
  void deadChannel() throws Exception {
    try (NoticeRoom room = new NoticeRoom(folder)) {
      room.channels.get("mail").answer = NoticesTest::down;
      room.leak("leak.floor");
      room.pass(Duration.ofMinutes(3));
      assertTrue(room.notices.desk().health().get("mail").dead(room.now));
      assertTrue(
          room.channels.get("sms").sent.stream()
              .anyMatch(one -> one.subject().contains("Saluran pemberitahuan mati")));
      assertTrue(
          room.office.climbs().unseen(room.id("admin"), 9).stream()
              .anyMatch(one -> one.alarm().startsWith("fault:CHANNEL_DEAD:")));
    }
  }

  @Test
  @DisplayName("Whoever says that they saw it, or takes care of it, ends the telling")
  void acknowledged() throws Exception {
    try (NoticeRoom room = new NoticeRoom(folder)) {
      AlarmLine leak = room.leak("leak.floor");
      room.beat();
      room.store.actions().acknowledge(leak.id(), "piket", "katup ditutup").join();
      room.channels.values().forEach(one -> one.sent.clear());
      room.pass(Duration.ofMinutes(45));
      room.channels.values().forEach(one -> assertEquals(List.of(), one.sent));
      assertEquals(List.of(), room.sounded);
      assertEquals(NoticeOrder.Ended.ACKNOWLEDGED, line(room, leak, "piket").ended());
    }
  }

  @Test
  @DisplayName("A message that no channel took before somebody took care does not go out later")
  void nothingAfterwards() throws Exception {
    try (NoticeRoom room = new NoticeRoom(folder)) {
      room.channels.values().forEach(one -> one.answer = NoticesTest::down);
      AlarmLine leak = room.leak("leak.floor");
      room.beat();
      room.store.actions().acknowledge(leak.id(), "piket", "katup ditutup").join();
      room.channels.values().forEach(one -> one.answer = _ -> new Attempt.Taken("ok"));
      room.pass(Duration.ofMinutes(5));
      room.channels.values().forEach(one -> assertEquals(List.of(), one.sent));
    }
  }

  @Test
  @DisplayName("SYS-07 a new critical alarm is told however many notices are open")
  void manyOpen() throws Exception {
    try (NoticeRoom room = new NoticeRoom(folder)) {
      long before = room.now.minusSeconds(3_600).toEpochMilli();
      room.store
          .actions()
          .beside(session -> {
            for (int i = 0; i < 2_100; i++) {
              session.update(
                  "INSERT INTO notice (id, cause, kind, about, severity, level, role, person,"
                      + " at_ms, ended_ms, ended) VALUES (?, ?, 'DOOR_HELD_OPEN', 'pintu',"
                      + " 'WARNING', 1, '', ?, ?, 0, '')",
                  "n" + i,
                  "cause-" + i,
                  room.id("piket"),
                  before);
            }
            return true;
          })
          .join();
      room.leak("leak.floor");
      room.beat();
      assertTrue(
          room.channels.get("mail").sent.stream()
              .anyMatch(one -> one.subject().contains("Kebocoran air")));
    }
  }

  @Test
  @DisplayName("What is over and older than its time goes, all of it at once, and is counted")
  void forgotten() throws Exception {
    try (NoticeRoom room = new NoticeRoom(folder)) {
      Instant old = room.now.minus(Duration.ofDays(401));
      room.store
          .actions()
          .beside(session -> {
            for (int i = 0; i < 1_200; i++) {
              session.update(
                  "INSERT INTO notice (id, cause, kind, about, severity, level, role, person,"
                      + " at_ms, ended_ms, ended) VALUES (?, 'c', 'WATER_LEAK', 'a', 'CRITICAL',"
                      + " 1, '', 1, ?, ?, 'EXPIRED')",
                  "n" + i,
                  old.toEpochMilli(),
                  old.toEpochMilli());
            }
            return true;
          })
          .join();
      room.notices.forget(room.now);
      assertEquals(0, room.notices.desk().of(List.of("c")).size());
      Removals.Removal gone = room.office.erasures().removed(old).getFirst();
      assertEquals(List.of(Kept.NOTICES, 1_200L), List.of(gone.kind(), gone.amount()));
    }
  }

  @Test
  @DisplayName("SYS-07 a silent operations centre lets the room sound again; its receipt ends that")
  void silentCentre() throws Exception {
    try (NoticeRoom room = new NoticeRoom(folder)) {
      AlarmLine leak = room.leak("leak.floor");
      room.beat();
      room.pass(Duration.ofMinutes(4));
      assertEquals(List.of(), room.sounded, "it has five minutes");
      room.pass(Duration.ofMinutes(2));
      assertEquals(List.of(NoticeRoom.ROOM), room.sounded);
      NoticeMessage sent = room.channels.get("noc").sent.getFirst();
      room.notices.received("noc", sent.id());
      room.notices.received("noc", "no id of a notice");
      room.store.actions().write(_ -> true).join();
      room.pass(Duration.ofMinutes(7));
      assertEquals(1, room.sounded.size());
      assertTrue(
          room.notices.desk().of(List.of(leak.name())).stream()
              .anyMatch(one -> one.notice().received()));
    }
  }

  /// The broker carries both the centre's notices and the command to sound; whatever is down, and
  /// in whichever order, an alarm nobody has makes its room sound once the broker is back.
  @Test
  @DisplayName(
      "SYS-07 in whatever order things die, a critical alarm has a receipt or its room sounds")
  void anyOrder() throws Exception {
    int due = 0;
    for (long seed = 1; seed <= STORIES; seed++) {
      due += dueAfterAbsence(seed);
    }
    assertTrue(due > 0, "no room was due after an absence");
  }

  /// @return minutes in which a room had to have sounded since the broker came back
  private int dueAfterAbsence(long seed) throws Exception {
    Random random = new Random(seed);
    int times = 0;
    try (NoticeRoom room = new NoticeRoom(Files.createTempDirectory(folder, "seed"))) {
      boolean listens = true;
      AlarmLine leak = room.leak("leak.floor");
      Instant raised = room.now;
      Instant reachedSince = room.now;
      for (int i = 0; i < 40; i++) {
        switch (random.nextInt(18)) {
          case 0, 1, 2 -> {
            room.reached = !room.reached;
            reachedSince = room.now;
            room.sounded.clear(); // what it did before tells nothing of after
          }
          case 3, 4, 5 -> listens = !listens;
          case 6, 7, 8 ->
              room.channels.get("mail").answer =
                  random.nextBoolean() ? NoticesTest::down : _ -> new Attempt.Taken("ok");
          case 9 -> room.restart();
          default -> {}
        }
        boolean heard = listens && random.nextInt(8) == 0;
        boolean reached = room.reached;
        room.channels.get("noc").answer =
            message ->
                reached
                    ? heard ? new Attempt.Got("receipt") : new Attempt.Taken("ok")
                    : new Attempt.Missed("no connection to the broker");
        room.pass(Duration.ofMinutes(1));
        boolean received =
            room.notices.desk().of(List.of(leak.name())).stream()
                .anyMatch(one -> one.notice().received());
        Instant patience = room.now.minus(Duration.ofMinutes(6));
        boolean due =
            room.reached
                && raised.isBefore(patience)
                && reachedSince.isBefore(patience)
                && !received;
        assertFalse(due && room.sounded.isEmpty(), "seed " + seed + ", minute " + i);
        times += due && reachedSince.isAfter(raised) ? 1 : 0;
      }
    }
    return times;
  }
}
