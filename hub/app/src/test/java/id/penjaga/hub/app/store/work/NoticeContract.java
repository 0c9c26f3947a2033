package id.penjaga.hub.app.store.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.store.notice.ChannelRows;
import id.penjaga.hub.app.store.notice.NoticeRows;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.alarm.Climb;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.notice.Attempt;
import id.penjaga.hub.core.notice.Delivery;
import id.penjaga.hub.core.notice.FaultName;
import id.penjaga.hub.core.notice.Notice;
import id.penjaga.hub.core.notice.NoticeOrder;
import id.penjaga.hub.core.notice.Retry;
import id.penjaga.hub.core.work.Decision;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What outbox and ledger promise, whatever database they are in.
abstract class NoticeContract {
  private static final Definitions SHIPPED = Shipped.DEFINITIONS;
  private static final String LEAK = "room-1/log/1/7";

  private SqlSession session;
  private WorkBook work;
  private Instant now = Instant.parse("2026-09-15T01:00:00Z");

  /// With the tables of people's work, which are empty.
  abstract DataSource database() throws Exception;

  @BeforeEach
  void open() throws Exception {
    DataSource database = database();
    session = new SqlSession(database);
    work =
        new WorkBook(
            session,
            new HubClock() {
              @Override
              public long wallMs() {
                return now.toEpochMilli();
              }

              @Override
              public long uptimeMs() {
                return now.toEpochMilli();
              }
            },
            new Pins(text -> {
              throw new AssertionError(text);
            }),
            SHIPPED.roles(),
            new RegisterShelf(
                SHIPPED.registers(),
                text -> {
                  throw new AssertionError(text);
                }),
            SHIPPED.calendar(),
            _ -> {},
            _ -> {});
    keep(
        "people",
        new Subject(Subject.Kind.PERSON, "1"),
        new Fact.PersonAdded(1, Map.of("name", Value.of("Sari"), "login", Value.of("sari"))),
        new Fact.PersonAdded(2, Map.of("name", Value.of("Ana"), "login", Value.of("ana"))),
        new Fact.Granted(3, 1, "staf_ruang_server", null, null),
        new Fact.Granted(4, 2, "administrator_server", null, null));
    session.connection().commit();
  }

  @AfterEach
  void close() throws SQLException {
    session.close();
  }

  private void keep(String id, Subject subject, Fact... facts) throws SQLException {
    work.keep(
        id,
        new By.House(),
        subject,
        "",
        (_, _) -> new Decision.Accepted(List.of(facts), List.of()));
  }

  private void climbed() throws SQLException {
    Climb leak = new Climb(LEAK, Severity.CRITICAL, "WATER_LEAK", now, true, false, List.of());
    new AlarmDesk(work).climb(leak, "room-1 floor.leak", SHIPPED.chains(), now);
  }

  private NoticeRows rows() {
    return new NoticeRows(session);
  }

  private List<Notice> all() throws SQLException {
    List<Notice> open = new ArrayList<>();
    for (long person : rows().waiting().stream().sorted().toList()) {
      open.addAll(rows().open(person));
    }
    return open;
  }

  private Notice sari() throws SQLException {
    return all().stream().filter(one -> one.person() == 1).findFirst().orElseThrow();
  }

  @Test
  @DisplayName("SYS-07 a notice is there with what causes it, once, and gone with it")
  void outbox() throws SQLException {
    Savepoint before = session.savepoint();
    climbed();
    assertEquals(2, all().size(), "Sari and the operations centre");
    session.rollback(before);
    assertEquals(0, all().size());
    work = null; // a session that failed is thrown away with what it remembered
    session.connection().rollback();
  }

  @Test
  @DisplayName("SYS-07 each delivery is kept with its times: queued, accepted, received")
  void ledger() throws SQLException {
    climbed();
    climbed();
    Notice notice = sari();
    assertEquals("WATER_LEAK room-1 floor.leak", notice.kind() + " " + notice.about());
    List<NoticeOrder> send = List.of(new NoticeOrder.Send(List.of(notice.id()), "mail"));
    rows().obey(1, send, now);
    rows().obey(1, send, now);
    assertEquals(1, rows().sent(1, now.minusSeconds(1)).size());
    NoticeRows.Due due = rows().due("mail", now, 10).getFirst();
    assertEquals(notice.id(), due.id());
    assertEquals(List.of(), rows().due("sms", now, 10));
    rows().attempted(due, "mail", new Attempt.Missed("x".repeat(400)), Retry.USUAL, now);
    assertEquals(List.of(), rows().due("mail", now, 10), "not at once");
    now = now.plusSeconds(10);
    assertEquals(1, rows().due("mail", now, 10).size());
    rows().attempted(due, "mail", new Attempt.Taken("250 ok"), Retry.USUAL, now);
    Delivery taken = sari().deliveries().getFirst();
    assertEquals(Delivery.State.ACCEPTED, taken.state());
    assertEquals(2, taken.attempts());
    assertEquals(now, taken.accepted());
    assertTrue(rows().received(due.id(), "mail", now.plusSeconds(5)));
    assertFalse(rows().received("nothing", "mail", now));
    assertEquals(now.plusSeconds(5), sari().deliveries().getFirst().received());
    assertEquals(List.of(), rows().due("mail", now.plusSeconds(99), 10));
  }

  @Test
  @DisplayName("Who saw it is told no more; once somebody takes care, nobody is")
  void acknowledged() throws SQLException {
    climbed();
    new AlarmDesk(work).seen(new By.Human(1, ""), LEAK, 1);
    assertEquals(List.of(0L), all().stream().map(Notice::person).toList(), "but the centre");
    new AlarmDesk(work).acknowledged(LEAK, "sari", "katup ditutup");
    assertEquals(List.of(), all());
    assertEquals(NoticeOrder.Ended.ACKNOWLEDGED, rows().of(List.of(LEAK)).getLast().ended());
  }

  @Test
  @DisplayName("Of a message that tells several notices only what is still open goes out")
  void partlyOver() throws SQLException {
    climbed();
    Notice leak = sari();
    new FaultDesk(work).missed("inspect", now, List.of("staf_ruang_server"), "UPS-1");
    String other =
        rows().open(1).stream()
            .map(Notice::id)
            .filter(id -> !id.equals(leak.id()))
            .findFirst()
            .orElseThrow();
    rows().obey(1, List.of(new NoticeOrder.Send(List.of(leak.id(), other), "mail")), now);
    rows().obey(1, List.of(new NoticeOrder.Close(leak.id(), NoticeOrder.Ended.EXPIRED)), now);
    NoticeRows.Due due = rows().due("mail", now, 10).getFirst();
    assertEquals(List.of(other), due.notices().stream().map(Notice::id).toList());
    rows().attempted(due, "mail", new Attempt.Taken("ok"), Retry.USUAL, now);
    assertEquals(List.of(), rows().due("mail", now, 10));
    Notice over =
        rows().of(List.of(LEAK)).stream()
            .map(NoticeRows.Line::notice)
            .filter(one -> one.person() == 1)
            .findFirst()
            .orElseThrow();
    assertEquals(
        Delivery.State.QUEUED, over.deliveries().getFirst().state(), "it was not told of that");
  }

  @Test
  @DisplayName("The ledger loses nothing between its parts, also of one moment")
  void parts() throws SQLException {
    climbed();
    NoticeRows.Place behind = new NoticeRows.Place(now.plusSeconds(1), "");
    List<Long> told = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      List<NoticeRows.Line> part = rows().ledger(behind, false, 1);
      if (part.isEmpty()) {
        break;
      }
      told.add(part.getLast().notice().person());
      behind = NoticeRows.Place.parse(NoticeRows.Place.of(part.getLast().notice()).toString());
    }
    assertEquals(List.of(0L, 1L), told.stream().sorted().toList());
    assertNull(NoticeRows.Place.parse("1_x"));
  }

  @Test
  @DisplayName("SYS-07 a rung that no channel reached is passed by at once")
  void failedRung() throws SQLException {
    climbed();
    List<Climb> bare =
        List.of(new Climb(LEAK, Severity.CRITICAL, "WATER_LEAK", now, true, false, List.of()));
    assertTrue(new ToldRows(session).climbs(bare).getFirst().told().getFirst().reached());
    rows().obey(1, List.of(new NoticeOrder.Close(sari().id(), NoticeOrder.Ended.FAILED)), now);
    assertFalse(new ToldRows(session).climbs(bare).getFirst().told().getFirst().reached());
    assertEquals(1, rows().ledger(new NoticeRows.Place(now.plusSeconds(1), ""), true, 10).size());
  }

  @Test
  @DisplayName("NET-08 the administrator whom the register names hears of a failing check")
  void server() throws SQLException {
    keep(
        "item",
        new Subject(Subject.Kind.ITEM, "server/SRV-01"),
        new Fact.ItemAdded(
            "server", "SRV-01", Map.of("administrator", Value.of("1")), Value.of("")));
    MonitorDesk.Finding finding =
        new MonitorDesk.Finding(
            "server", "server", "SRV-01", "server/SRV-01/ping", now, "no answer");
    new FaultDesk(work).found(finding);
    new FaultDesk(work).found(finding);
    Notice notice = sari();
    assertEquals(FaultName.CHECK_FAILED, notice.kind());
    assertEquals("SRV-01: no answer", notice.about());
    assertEquals(1, new ToldRows(session).unseen(1), "and it stands on the dashboard");
    assertEquals(0, new ToldRows(session).unseen(2), "nobody else is woken");
    now = now.plusSeconds(60);
    new FaultDesk(work)
        .found(
            new MonitorDesk.Finding(
                "server", "server", "SRV-02", "server/SRV-02/ping", now, "no answer"));
    assertEquals(1, new ToldRows(session).unseen(2), "without one, whoever has the role");
  }

  @Test
  @DisplayName(
      "SYS-07 a missed duty is told once to each role that may do it, in a later period anew")
  void missed() throws SQLException {
    String of = "inspect/ups/UPS-1";
    List<String> roles = List.of("administrator_server", "nobody_holds_this");
    new FaultDesk(work).missed(of, now, roles, "Inspeksi UPS, UPS-1");
    new FaultDesk(work).missed(of, now, roles, "Inspeksi UPS, UPS-1");
    String cause = new FaultName(FaultName.DUTY_MISSED, of, now).toString();
    assertEquals(1, new ToldRows(session).unseen(2));
    assertEquals(
        List.of(0L, 2L),
        rows().of(List.of(cause)).stream().map(line -> line.notice().person()).toList());
    new FaultDesk(work).missed(of, now.plusSeconds(86_400), roles, "Inspeksi UPS, UPS-1");
    assertEquals(2, new ToldRows(session).unseen(2));
  }

  @Test
  @DisplayName("How channels do and when rooms sounded is kept; what is old is forgotten")
  void channels() throws SQLException {
    ChannelRows channels = new ChannelRows(session);
    channels.attempted("mail", new Attempt.Missed("down"), now);
    channels.attempted("mail", new Attempt.Missed("down"), now.plusSeconds(40));
    channels.attempted("mail", new Attempt.Missed("down"), now.plusSeconds(80));
    assertTrue(channels.all().get("mail").dead(now.plusSeconds(80)));
    channels.attempted("mail", new Attempt.Taken("ok"), now.plusSeconds(90));
    assertEquals(now.plusSeconds(90), channels.of("mail").answered());
    channels.sound(LEAK, now);
    channels.sound(LEAK, now.plusSeconds(1));
    assertEquals(now.plusSeconds(1), channels.sounded(LEAK));
    climbed();
    new AlarmDesk(work).acknowledged(LEAK, "sari", "");
    channels.forget(now.plusSeconds(1));
    assertEquals(now.plusSeconds(1), channels.sounded(LEAK));
    channels.forget(now.plusSeconds(2));
    assertNull(channels.sounded(LEAK));
    assertEquals(0, rows().forget(now.minus(Duration.ofDays(1)), 100));
    assertEquals(2, rows().forget(now.plusSeconds(1), 100));
    assertEquals(List.of(), rows().of(List.of(LEAK)));
  }
}
