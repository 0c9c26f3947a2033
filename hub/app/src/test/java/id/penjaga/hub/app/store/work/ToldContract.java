package id.penjaga.hub.app.store.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.alarm.Climb;
import id.penjaga.hub.core.alarm.EscalationChain;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.work.Decision;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the table of who was told of alarms promises, whatever database it is in.
abstract class ToldContract {
  private static final Definitions SHIPPED = Shipped.DEFINITIONS;
  private static final By.Human SARI = new By.Human(1, "staf_ruang_server");

  private final Pins pins =
      new Pins(text -> {
        throw new AssertionError(text);
      });
  private SqlSession session;
  private WorkBook work;
  private Instant now = Instant.parse("2026-09-15T01:00:00Z"); // 08:00 in Jakarta

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
            pins,
            SHIPPED.roles(),
            new RegisterShelf(
                SHIPPED.registers(),
                text -> {
                  throw new AssertionError(text);
                }),
            SHIPPED.calendar(),
            _ -> {},
            _ -> {});
    people();
  }

  @AfterEach
  void close() throws SQLException {
    session.close();
  }

  private static Climb leak(Instant raised) {
    return new Climb(
        "room-1/log/1/7", Severity.CRITICAL, "WATER_LEAK", raised, true, false, List.of());
  }

  /// Sari has a login, nobody is on duty, Budi has no login.
  private void people() throws SQLException {
    work.keep(
        "people",
        new By.House(),
        new Subject(Subject.Kind.PERSON, "1"),
        "",
        (_, _) ->
            new Decision.Accepted(
                List.of(
                    new Fact.PersonAdded(
                        1, Map.of("name", Value.of("Sari"), "login", Value.of("sari"))),
                    new Fact.PersonAdded(2, Map.of("name", Value.of("Budi"))),
                    new Fact.Granted(3, 1, "staf_ruang_server", null, null),
                    new Fact.Granted(4, 2, "staf_ruang_server", null, null)),
                List.of()));
  }

  private void climbed() throws SQLException {
    new AlarmDesk(work).climb(leak(now), "room-1 floor.leak", SHIPPED.chains(), now);
  }

  @Test
  @DisplayName(
      "ENV-11 a rung is one entry and is told once, also when nobody remembers that it was")
  void told() throws SQLException {
    climbed();
    climbed(); // as after a crash: the climb begins from nothing
    ToldRows rows = new ToldRows(session);
    assertEquals(
        List.of("petugas_piket 0", "staf_ruang_server 1"),
        rows.of(List.of("room-1/log/1/7")).stream()
            .map(row -> row.role() + " " + row.person())
            .toList());
    assertEquals(1, rows.unseen(1));
    assertEquals("staf_ruang_server", rows.unseen(1, 10).getFirst().role());
    assertEquals(0, rows.unseen(2), "without a login nobody can look");
    long entries =
        new BookTables(session, Salts.RANDOM)
            .entries(new Subject(Subject.Kind.ALARM, "room-1/log/1/7"))
            .size();
    assertEquals(1, entries);
  }

  @Test
  @DisplayName("What somebody saw is kept; what is brought to them later is new again")
  void seen() throws SQLException {
    climbed();
    new AlarmDesk(work).seen(SARI, "room-1/log/1/7", 1);
    new AlarmDesk(work).seen(SARI, "room-1/log/1/7", 1);
    ToldRows rows = new ToldRows(session);
    assertEquals(0, rows.unseen(1));
    EscalationChain again =
        new EscalationChain(
            Set.of(Severity.CRITICAL),
            Set.of(),
            false,
            false,
            List.of(
                new EscalationChain.Rung(0, List.of("staf_ruang_server")),
                new EscalationChain.Rung(5, List.of("staf_ruang_server"))));
    Climb.Told first = new Climb.Told(1, now, true);
    now = now.plusSeconds(300);
    new AlarmDesk(work)
        .climb(leak(first.at()).after(List.of(first)), "room-1 floor.leak", List.of(again), now);
    assertEquals(2, rows.unseen(1, 10).getFirst().level());
    new AlarmDesk(work).acknowledged("room-1/log/1/7", "sari", "katup ditutup");
    new AlarmDesk(work).acknowledged("room-1/log/1/7", "tamu", "tanpa orang");
    assertEquals(0, rows.unseen(1), "whoever takes care of it saw it");
    session.connection().commit();
    Map<String, List<String>> before = FoldedRows.of(session);
    assertEquals(3, before.get("work_told").size());
    new Projections(session, pins, _ -> {}).rebuild();
    assertEquals(before, FoldedRows.of(session));
  }
}
