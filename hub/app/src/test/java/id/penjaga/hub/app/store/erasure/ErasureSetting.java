package id.penjaga.hub.app.store.erasure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Pin;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.Pins;
import id.penjaga.hub.app.store.work.RegisterShelf;
import id.penjaga.hub.app.store.work.WorkBook;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A book with people, cases and items that hold personal data, and what erases them.

abstract class ErasureSetting {
  static final Definitions SHIPPED = Shipped.DEFINITIONS;
  static final int KEEP = 90;
  static final By.Human ADMIN = new By.Human(1, "");
  static final By.Human STAFF = new By.Human(2, "staf_admin_jaringan");
  static final String FILE = "ab".repeat(32);
  static final List<String> FOLDED =
      List.of(
          "work_case",
          "work_task",
          "work_part",
          "work_deviation",
          "work_link",
          "register_item",
          "register_log");

  final HubClock clock =
      new HubClock() {
        @Override
        public long wallMs() {
          return now.toEpochMilli();
        }

        @Override
        public long uptimeMs() {
          return now.toEpochMilli();
        }
      };
  DataSource database;
  SqlSession session;
  final Pins pins = new Pins(SHIPPED.procedures().values(), ErasureSetting::read);
  WorkBook work;
  Instant now = Instant.parse("2026-09-15T01:00:00Z");
  int commands;

  /// With the tables of people's work, which are empty.
  abstract DataSource database() throws Exception;

  @BeforeEach
  void open() throws Exception {
    database = database();
    begin();
    work.install(SHIPPED.procedures().values(), SHIPPED.texts());
    keep(
        "person/import",
        new Fact.PersonAdded(1, Map.of("name", new Value.Personal("Bayu Pratama"))),
        new Fact.PersonAdded(2, Map.of("name", new Value.Personal("Nina Marlina"))),
        new Fact.PersonAdded(
            3,
            Map.of(
                "name", new Value.Personal("Rahmat Lama"), "login", new Value.Personal("rahmat"))),
        new Fact.Granted(1, 2, "staf_admin_jaringan", null, null));
  }

  @AfterEach
  void close() throws SQLException {
    session.close();
  }

  void begin() throws SQLException {
    session = new SqlSession(database);
    work =
        new WorkBook(
            session,
            clock,
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

  static id.penjaga.hub.core.procedure.Definition read(String text) {
    try {
      return Pin.read(text);
    } catch (ConfigRefused e) {
      throw new AssertionError(e);
    }
  }

  void keep(String about, Fact... facts) throws SQLException {
    work.keep(
        "keep-" + ++commands,
        ADMIN,
        Subject.parse(about),
        "",
        (_, _) -> new Decision.Accepted(List.of(facts), List.of()));
  }

  Answer.Stored act(By by, Long about, Command command) throws SQLException {
    Answer answer = work.act("act-" + ++commands, by, about, command, null, "");
    return assertInstanceOf(Answer.Stored.class, answer, answer::toString);
  }

  ErasureDesk.Erasure erase(String about, String reason) throws SQLException {
    return new ErasureDesk(session, work, KEEP)
        .erase("erase-" + ++commands, ADMIN, Subject.parse(about), reason, now);
  }

  void refused(String about, String reason, Decision.Reason why, String says) throws SQLException {
    Decision.Refused refusal =
        assertInstanceOf(Answer.Refused.class, erase(about, reason).answer()).refusal();
    assertEquals(why, refusal.why());
    assertTrue(refusal.text().en().contains(says), refusal.text().en());
  }

  List<String> due() throws SQLException {
    return new ErasureQueries(session, KEEP)
        .due(work.standing().people(), now).stream().map(one -> one.about().toString()).toList();
  }

  /// A report from outside, with a comment that names its file, closed again.
  long reported() throws SQLException {
    long id =
        act(
                new By.Anyone("report"),
                null,
                new Command.OpenCase(
                    "NETFAULT",
                    "skpd_report",
                    Map.of(
                        "node", Value.of("N-1"),
                        "report", new Value.Personal("Internet mati"),
                        "reporter", new Value.Personal("Wati"),
                        "contact", new Value.Personal("0812-0000-1111")),
                    null,
                    ""))
            .about();
    session.insert(
        "INSERT INTO attachment (sha256, media_type, bytes, name, at_ms, brought_by, subject)"
            + " VALUES (?, 'image/png', 3, 'KTP Wati.png', 0, 'nina', NULL)",
        FILE);
    act(STAFF, id, new Command.Note("Bu Wati minta ditelepon", List.of(FILE)));
    act(STAFF, id, new Command.Cancel("laporan ganda"));
    return id;
  }

  List<String> lines() throws SQLException {
    return BookTables.reading(session).exported(0, Integer.MAX_VALUE);
  }

  /// Every text of every table that holds what people typed.
  String all() throws SQLException {
    StringBuilder all = new StringBuilder(String.join("\n", lines()));
    List<String> tables = new ArrayList<>(FOLDED);
    tables.addAll(List.of("book_personal", "attachment", "work_draft"));
    for (String table : tables) {
      all.append('\n').append(String.join("\n", rows(table)));
    }
    return all.toString();
  }

  List<String> rows(String table) throws SQLException {
    return session
        .list(
            row -> {
              List<String> line = new ArrayList<>();
              for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                line.add(row.getString(i));
              }
              return line.toString();
            },
            "SELECT * FROM " + table)
        .stream()
        .sorted()
        .toList();
  }
}
