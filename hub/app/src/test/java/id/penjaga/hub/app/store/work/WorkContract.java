package id.penjaga.hub.app.store.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Pin;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the tables of people's work promise, whatever database they are in.
@DisplayName("The work of people in its tables (SYS-02, INC-26)")
abstract class WorkContract {
  private static final Definitions SHIPPED = Shipped.DEFINITIONS;
  private static final By.Human STAFF = new By.Human(1, "staf_jaringan_dc");
  private static final By.Human HEAD = new By.Human(2, "kepala_seksi_jaringan_dc");

  private final Pins pins = new Pins(SHIPPED.procedures().values(), WorkContract::read);
  private DataSource database;
  private SqlSession session;
  private WorkBook work;
  private Instant now = Instant.parse("2026-09-15T01:00:00Z"); // 08:00 in Jakarta
  private int commands;

  /// With the tables of people's work, which are empty.
  abstract DataSource database() throws Exception;

  @BeforeEach
  void open() throws Exception {
    database = database();
    begin();
    work.install(SHIPPED.procedures().values(), SHIPPED.texts());
    people(
        new Fact.PersonAdded(1, Map.of("name", new Value.Personal("Sari"))),
        new Fact.Granted(1, 1, "staf_jaringan_dc", null, null),
        new Fact.PersonAdded(2, Map.of("name", new Value.Personal("Budi"))),
        new Fact.Granted(2, 2, "kepala_seksi_jaringan_dc", null, null));
    session.connection().commit();
  }

  @AfterEach
  void close() throws SQLException {
    session.close();
  }

  private void begin() throws SQLException {
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
  }

  private static id.penjaga.hub.core.procedure.Definition read(String text) {
    try {
      return Pin.read(text);
    } catch (ConfigRefused e) {
      throw new AssertionError(e);
    }
  }

  private void people(Fact... facts) throws SQLException {
    work.keep(
        "people",
        new By.House(),
        new Subject(Subject.Kind.PERSON, "1"),
        "",
        (_, _) -> new Decision.Accepted(List.of(facts), List.of()));
  }

  private Answer act(By by, Long about, Command command) throws SQLException {
    return work.act("c" + ++commands, by, about, command, null, "");
  }

  private long stored(Answer answer) {
    if (answer instanceof Answer.Refused(Decision.Refused refusal)) {
      throw new AssertionError(refusal.why() + ": " + refusal.text().en() + refusal.problems());
    }
    return ((Answer.Stored) answer).about();
  }

  private long opened() throws SQLException {
    return stored(
        act(
            STAFF,
            null,
            new Command.OpenCase(
                "SRVSEC", "by_hand", Map.of("server", Value.of("SRV-02")), null, "")));
  }

  private Command fault(int opening) {
    return new Command.Complete(
        opening,
        Map.of(
            "checks",
            new Value.Many(
                List.of(
                    new Value.Group(
                        Map.of("object", Value.of("SRV-02"), "result", Value.of("fault"))))),
            "finding",
            Value.of("SRV-02 mati")),
        "fault",
        "",
        Map.of(),
        "");
  }

  private long atApproval() throws SQLException {
    long id = opened();
    stored(act(STAFF, id, new Command.Begin(1)));
    now = now.plusSeconds(45 * 60);
    stored(act(STAFF, id, fault(1)));
    stored(
        act(
            STAFF,
            id,
            new Command.Complete(
                2,
                Map.of("kind", Value.of("PSU mati"), "device", Value.of("SRV-02")),
                null,
                "",
                Map.of(),
                "")));
    return id;
  }

  @Test
  @DisplayName("INC-18 an open step is a task of those who hold its role, not of others")
  void tasks() throws SQLException {
    long id = opened();
    WorkQueries queries = new WorkQueries(session);
    assertEquals(1, queries.tasksOf(1, List.of("staf_jaringan_dc"), 10).size());
    assertEquals(0, queries.tasksOf(2, List.of("kepala_seksi_jaringan_dc"), 10).size());
    WorkQueries.TaskRow task = queries.tasks(id).getFirst();
    assertEquals("SS-1", task.step());
    assertEquals(30, task.minutes());
    assertNull(task.countedMs(), "its half hour counts from the beginning of the work");
    stored(act(STAFF, id, new Command.Begin(1)));
    assertEquals(now.toEpochMilli(), queries.tasks(id).getFirst().countedMs());
  }

  @Test
  @DisplayName("SYS-02 a late step is a deviation that waits for the account of its executor")
  void deviations() throws SQLException {
    long id = atApproval();
    WorkQueries queries = new WorkQueries(session);
    WorkQueries.DeviationRow late = queries.accountsOf(1, 10).getFirst();
    assertEquals("SS-1 15", late.step() + " " + late.minutes());
    assertEquals(List.of(), queries.accountsOf(2, 10));
    stored(act(STAFF, id, new Command.Account(late.deviation(), "antre di gerbang")));
    assertEquals(List.of(), queries.accountsOf(1, 10));
    assertEquals("antre di gerbang", queries.deviations("SRVSEC", false, 10).getFirst().account());
    assertEquals(1, queries.cases(null, true, 1L, "srv-02", null, 10).size());
    assertEquals(0, queries.cases(null, true, 1L, "srv_02", null, 10).size());
  }

  @Test
  @DisplayName("A command that is sent twice is stored once; another under its id is refused")
  void onceOnly() throws SQLException {
    long id = opened();
    Answer first = work.act("x", STAFF, id, fault(1), null, "");
    Answer again = work.act("x", STAFF, id, fault(1), null, "");
    assertFalse(((Answer.Stored) first).repeated());
    assertTrue(((Answer.Stored) again).repeated());
    assertEquals(((Answer.Stored) first).entry(), ((Answer.Stored) again).entry());
    Answer other = work.act("x", STAFF, id, new Command.Cancel("salah"), null, "");
    assertEquals(
        Decision.Reason.REPEATED_DIFFERENTLY,
        assertInstanceOf(Answer.Refused.class, other).refusal().why());
    Answer late = work.act("y", STAFF, id, fault(1), null, "");
    assertEquals(
        Decision.Reason.ALREADY_DONE, assertInstanceOf(Answer.Refused.class, late).refusal().why());
  }

  @Test
  @DisplayName("INC-02 a second trigger of the same thing is linked, not opened")
  void linked() throws SQLException {
    long id = opened();
    assertEquals(id, opened());
    assertEquals(1, new WorkQueries(session).cases(null, null, null, "", null, 10).size());
  }

  @Test
  @DisplayName("Who leaves has no right left in the transaction that opens the case of it")
  void leaverEndsAtOnce() throws SQLException {
    work.keep(
        "granted",
        new By.House(),
        new Subject(Subject.Kind.PERSON, "1"),
        "",
        (_, _) ->
            new Decision.Accepted(
                List.of(
                    new Fact.Granted(3, 1, "administrator_server", null, null),
                    new Fact.Granted(4, 2, "administrator_server", null, null)),
                List.of()));
    session.connection().commit();
    Command change =
        new Command.OpenCase(
            "ADMINCHANGE",
            "change",
            Map.of(
                "leaver", Value.of("p2"),
                "accounts", one("account", "budi@SRV-02"),
                "superusers", one("place", "SRV-02")),
            null,
            "");
    Answer own = act(new By.Human(2, "administrator_server"), null, change);
    assertTrue(
        assertInstanceOf(Answer.Refused.class, own)
            .refusal()
            .text()
            .id()
            .contains("harus dilakukan oleh administrator lain"));
    Savepoint before = session.savepoint();
    stored(act(new By.Human(1, "administrator_server"), null, change));
    session.rollback(before);
    begin();
    assertEquals(
        Set.of("kepala_seksi_jaringan_dc", "administrator_server"),
        work.standing().people().roles(2, now),
        "one transaction: no leaving without its case");

    long id = stored(act(new By.Human(1, "administrator_server"), null, change));
    assertEquals(
        "person/2, budi@SRV-02, SRV-02",
        new WorkQueries(session).tasks(id).getFirst().subject(),
        "a list says the name while it is known");
    assertEquals(Set.of(), work.standing().people().roles(2, now));
    assertFalse(work.standing().people().person(2).here(work.standing().people().day(now)));
    assertEquals(
        Set.of("staf_jaringan_dc", "administrator_server"), work.standing().people().roles(1, now));
  }

  private static Value one(String field, String value) {
    return new Value.Many(List.of(new Value.Group(Map.of(field, Value.of(value)))));
  }

  @Test
  @DisplayName("INC-26 an alarm opens its case with its record, once")
  void alarm() throws SQLException {
    work.alarm("room-1", "WATER_LEAK", "leak.floor", "log/1/7", now);
    work.alarm("room-1", "WATER_LEAK", "leak.floor", "log/1/7", now);
    work.alarm("room-1", "WATER_LEAK", "leak.floor", "log/1/9", now);
    work.alarm("room-1", "DOOR_HELD_OPEN", "door.main", "log/1/8", now);
    List<WorkQueries.CaseRow> cases =
        new WorkQueries(session).cases(null, null, null, "", null, 10);
    assertEquals(List.of("ALARM"), cases.stream().map(WorkQueries.CaseRow::procedure).toList());
  }

  @Test
  @DisplayName("INC-26 an alarm that comes back opens the case that it had not opened, once")
  void alarmComesBack() throws SQLException {
    AlarmOpeners openers = new AlarmOpeners(work, session);
    WorkQueries queries = new WorkQueries(session);
    openers.back("room-1", "WATER_LEAK", "leak.floor", "log/1/7", now);
    List<Long> opened = queries.openedBy("log/1/7");
    assertEquals(1, opened.size());
    now = now.plusSeconds(3_600);
    openers.back("room-1", "WATER_LEAK", "leak.floor", "log/1/7", now);
    assertEquals(opened, queries.openedBy("log/1/7"));
    assertEquals(List.of(), queries.openedBy("log/1/77"));
  }

  @Test
  @DisplayName("Tables made again from the book are the same, row by row")
  void rebuilt() throws SQLException {
    long id = atApproval();
    stored(act(HEAD, id, new Command.Note("suku cadang dipesan", List.of())));
    work.alarm("room-1", "WATER_LEAK", "leak.floor", "log/1/7", now);
    assertFalse(sameAgain().get("work_task").isEmpty());
  }

  private Map<String, List<String>> sameAgain() throws SQLException {
    session.connection().commit();
    Map<String, List<String>> before = FoldedRows.of(session);
    new Projections(session, pins, _ -> {}).rebuild();
    session.connection().commit();
    assertEquals(before, FoldedRows.of(session));
    return before;
  }

  @Test
  @DisplayName("What was rolled back is forgotten; a new session knows what the disk knows")
  void rolledBack() throws SQLException {
    long id = opened();
    session.connection().commit();
    Savepoint here = session.savepoint();
    stored(act(STAFF, id, fault(1)));
    session.rollback(here);
    begin();
    Case state = work.read(id);
    assertNotNull(state);
    assertEquals(1, state.openings().size());
    assertEquals("Sari", work.standing().people().person(1).name());
    stored(act(STAFF, id, fault(1)));
  }

  @Test
  @DisplayName("A case whose definition has no file any more goes on as it began (SYS-01)")
  void withoutItsFile() throws SQLException {
    long id = opened();
    work.install(List.of(), Map.of());
    assertEquals(List.of(), work.inForce());
    stored(act(STAFF, id, fault(1)));
    assertEquals(
        Decision.Reason.NO_SUCH_PROCEDURE,
        assertInstanceOf(
                Answer.Refused.class,
                act(
                    STAFF,
                    null,
                    new Command.OpenCase(
                        "SRVSEC", "by_hand", Map.of("server", Value.of("SRV-03")), null, "")))
            .refusal()
            .why());
  }
}
