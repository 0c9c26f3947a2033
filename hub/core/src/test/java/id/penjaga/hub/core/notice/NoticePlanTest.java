package id.penjaga.hub.core.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.core.notice.NoticeOrder.Close;
import id.penjaga.hub.core.notice.NoticeOrder.Ended;
import id.penjaga.hub.core.notice.NoticeOrder.Send;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is done about notices")
class NoticePlanTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final Instant NOON = Instant.parse("2026-09-15T05:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-09-15T17:00:00Z"); // midnight there
  private static final QuietHours QUIET = new QuietHours(LocalTime.of(22, 0), LocalTime.of(5, 0));
  private static final Recipient SARI =
      new Recipient(
          1, List.of(new Way("mail", "sari@kota.go.id"), new Way("sms", "0812")), QUIET, false);
  private static final NoticePlan PLAN = new NoticePlan(NoticeRules.USUAL, ZONE);

  static Notice notice(int number, Severity severity, Instant at, Delivery... deliveries) {
    return new Notice(
        "n" + number,
        "room-1/log/1/" + number,
        "WATER_LEAK",
        "room-1 floor.leak",
        severity,
        1,
        "petugas_piket",
        1,
        at,
        List.of(deliveries));
  }

  private static List<NoticeOrder> decide(Recipient to, Instant now, Notice... open) {
    return PLAN.decide(to, List.of(open), List.of(), now);
  }

  @Test
  @DisplayName("SYS-07 the next channel is tried while the first fails, and a last failure shows")
  void nextChannel() {
    assertEquals(
        List.of(new Send(List.of("n1"), "mail")),
        decide(SARI, NOON, notice(1, Severity.CRITICAL, NOON)));
    Delivery mail = Delivery.begun("mail", "n1", NOON);
    assertEquals(
        List.of(), decide(SARI, NOON, notice(1, Severity.CRITICAL, NOON, mail)), "under way");
    Delivery missed = mail.after(new Attempt.Missed("no route to host"), Retry.USUAL, NOON);
    assertEquals(Delivery.State.QUEUED, missed.state());
    assertEquals(
        List.of(new Send(List.of("n1"), "sms")),
        decide(SARI, NOON, notice(1, Severity.CRITICAL, NOON, missed)));
    Delivery refused = mail.after(new Attempt.Refused("550 no such user"), Retry.USUAL, NOON);
    Delivery sms =
        Delivery.begun("sms", "n1", NOON).after(new Attempt.Refused("?"), Retry.USUAL, NOON);
    assertEquals(
        List.of(new Close("n1", Ended.FAILED)),
        decide(SARI, NOON, notice(1, Severity.CRITICAL, NOON, refused, sms)));
  }

  @Test
  @DisplayName("Taken over is not received: without a receipt the next channel is tried as well")
  void takenIsNotReceived() {
    Delivery taken =
        Delivery.begun("mail", "n1", NOON).after(new Attempt.Taken("250 ok"), Retry.USUAL, NOON);
    assertNull(taken.received());
    Notice open = notice(1, Severity.CRITICAL, NOON, taken);
    Instant early = NOON.plus(NoticeRules.USUAL.critical()).minusSeconds(1);
    assertEquals(List.of(), decide(SARI, early, open));
    assertEquals(List.of(new Send(List.of("n1"), "sms")), decide(SARI, early.plusSeconds(1), open));
    Notice got = notice(1, Severity.CRITICAL, NOON, taken.receipt(early));
    assertEquals(List.of(), decide(SARI, early.plusSeconds(1), got));
  }

  @Test
  @DisplayName("Quiet hours hold back everything but what is critical")
  void quietHours() {
    assertEquals(List.of(), decide(SARI, NIGHT, notice(1, Severity.WARNING, NIGHT)));
    assertEquals(1, decide(SARI, NIGHT, notice(1, Severity.CRITICAL, NIGHT)).size());
    Instant morning = NIGHT.plus(Duration.ofHours(5));
    assertEquals(morning, QUIET.end(NIGHT, ZONE));
    assertEquals(1, decide(SARI, morning, notice(1, Severity.WARNING, NIGHT)).size());
    assertNull(new QuietHours(LocalTime.NOON, LocalTime.NOON).end(NOON, ZONE));
  }

  @Test
  @DisplayName("A storm is told together, and nothing of it is dropped")
  void storm() {
    List<Notice> open =
        IntStream.range(0, 60).mapToObj(i -> notice(i, Severity.CRITICAL, NOON)).toList();
    List<NoticeOrder> orders = PLAN.decide(SARI, open, List.of(), NOON);
    assertEquals(NoticeRules.USUAL.most(), orders.size());
    List<String> all = new ArrayList<>();
    orders.forEach(order -> all.addAll(((Send) order).notices()));
    assertEquals(60, all.stream().distinct().count());
    List<NoticePlan.Sent> ten =
        IntStream.range(0, 10).mapToObj(_ -> new NoticePlan.Sent("mail", NOON)).toList();
    List<Notice> more = List.of(notice(90, Severity.WARNING, NOON));
    assertEquals(List.of(), PLAN.decide(SARI, more, ten, NOON.plusSeconds(30)));
    assertEquals(1, PLAN.decide(SARI, more, ten, NOON.plusSeconds(60)).size());
  }

  @Test
  @DisplayName("The operations centre is told by every way at once; without one, by the pages")
  void centre() {
    Recipient noc =
        new Recipient(0, List.of(new Way("syslog", ""), new Way("trap", "")), null, true);
    assertEquals(2, decide(noc, NIGHT, notice(1, Severity.INFO, NIGHT)).size());
    assertEquals(
        List.of(new Close("n1", Ended.PAGES)),
        decide(new Recipient(0, List.of(), null, true), NIGHT, notice(1, Severity.INFO, NIGHT)));
    assertEquals(
        List.of(new Close("n1", Ended.EXPIRED)),
        decide(SARI, NOON.plus(Duration.ofDays(1)), notice(1, Severity.INFO, NOON)));
  }

  @Test
  @DisplayName("A room sounds again while its critical alarm has no receipt of anybody")
  void sounding() {
    Duration patience = Duration.ofMinutes(5);
    assertTrue(new LocalSounding(NOON, true, false, null).due(patience, NOON.plus(patience)));
    assertEquals(
        List.of(false, false, false, false),
        List.of(
            new LocalSounding(NOON, true, false, null).due(patience, NOON.plusSeconds(299)),
            new LocalSounding(NOON, true, true, null).due(patience, NOON.plus(patience)),
            new LocalSounding(NOON, false, false, null).due(patience, NOON.plus(patience)),
            new LocalSounding(NOON, true, false, NOON.plusSeconds(300))
                .due(patience, NOON.plusSeconds(400))));
  }

  @Test
  @DisplayName("A channel is dead after three misses in a row over a minute, and lives again")
  void dead() {
    ChannelHealth health = ChannelHealth.NEW;
    for (int i = 0; i < 3; i++) {
      health = health.after(new Attempt.Missed("down"), NOON.plusSeconds(30L * i));
    }
    assertTrue(health.dead(NOON.plusSeconds(60)));
    assertEquals(NOON, health.since());
    ChannelHealth again = health.after(new Attempt.Refused("550"), NOON.plusSeconds(90));
    assertEquals(false, again.dead(NOON.plusSeconds(900)));
  }

  @Test
  @DisplayName("Faults and attempts have names and times that stay the same")
  void names() {
    FaultName name = new FaultName(FaultName.CHECK_FAILED, "server/SRV-01 a:b/http", NOON);
    assertEquals(name, FaultName.parse(name.toString()).orElseThrow());
    assertTrue(FaultName.parse("late:1:2:").isEmpty());
    assertEquals(NOON.plusSeconds(10), Retry.USUAL.next(NOON, 1, NOON));
    assertEquals(NOON.plusSeconds(40), Retry.USUAL.next(NOON, 3, NOON));
    assertEquals(NOON.plusSeconds(600), Retry.USUAL.next(NOON, Integer.MAX_VALUE, NOON), "bounded");
    assertNull(Retry.USUAL.next(NOON, 40, NOON.plus(Duration.ofHours(6))), "given up");
  }
}
