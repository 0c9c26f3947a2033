package id.penjaga.hub.app.store.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Pin;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.WorkSchema;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Surroundings.Ready;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What registers promise, whatever database they are in.
abstract class ItemContract {
  private static final By SARI = new By.Human(1, "");
  private static final List<String> TABLES =
      List.of("register_item", "register_log", "register_day", "work_item");

  private SqlSession session;
  private WorkBook work;
  private Definitions definitions;
  private Pins pins;
  private int commands;

  abstract DataSource database() throws Exception;

  @BeforeEach
  void open() throws Exception {
    DataSource database = database();
    WorkSchema.migrate(database);
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    session = new SqlSession(connection);
    definitions = DefinitionFolder.read(Path.of("../../config").toAbsolutePath().normalize());
    pins =
        new Pins(text -> {
          try {
            return Pin.read(text);
          } catch (ConfigRefused e) {
            throw new IllegalStateException(e);
          }
        });
    work =
        new WorkBook(
            session,
            new At(Instant.parse("2026-09-15T02:10:00Z")),
            pins,
            definitions.roles(),
            new RegisterShelf(
                definitions.registers(),
                text -> {
                  throw new AssertionError(text);
                }),
            Objects.requireNonNull(definitions.calendar()),
            _ -> {});
    work.install(definitions.procedures().values(), definitions.texts());
    keep(
        new Subject(Subject.Kind.PERSON, "1"),
        new Fact.PersonAdded(
            1, Map.of("name", new Value.Personal("Sari"), "unit", Value.of("ICT"))),
        new Fact.Granted(1, 1, "administrator_server", LocalDate.parse("2026-01-01"), null));
  }

  @AfterEach
  void close() throws SQLException {
    session.close();
  }

  @Test
  @DisplayName("SYS-01: items stand in the book, their rows are made again the same")
  void rebuilt() throws SQLException {
    add("server", "SRV-01", Map.of("watt", Value.of(650), "last_raid_check", day("2026-08-31")));
    add("ups", "UPS-1", Map.of("capacity_w", Value.of(1800)));
    keep(item("ups", "UPS-1"), new Fact.ItemMoved("ups", "UPS-1", "in_service", "checked"));
    work.act(
        "raid",
        new By.Human(1, "administrator_server"),
        null,
        new Command.OpenCase("RAID", "by_hand", Map.of("server", Value.of("SRV-01")), null, ""),
        null,
        "");
    List<String> before = rows();
    assertEquals(1 + 1 + 1 + 2 + 1 + 1, before.size(), before::toString);

    new Rebuild(session, pins).run();

    assertEquals(before, rows());
    Item ups = work.items().find("ups", "ups-1");
    assertNotNull(ups);
    assertEquals("in_service", ups.state());
    assertEquals(
        List.of(LocalDate.parse("2026-08-31")),
        work.items().days("server", "SRV-01", "last_raid_check"));
  }

  @Test
  @DisplayName("ACC-18: personal data of an item lie beside the book only, and are found there")
  void personal() throws SQLException {
    add(
        "office",
        "Dinas A",
        Map.of("phone", new Value.Personal("0800-1234"), "address", Value.of("Jalan Merdeka 1")));

    assertEquals(
        new Value.Personal("0800-1234"),
        Objects.requireNonNull(work.items().find("office", "Dinas A")).fields().get("phone"));
    assertTrue(rows().stream().noneMatch(row -> row.contains("0800")), () -> rows().toString());
    assertEquals(1, work.items().search("office", "merdeka", 10).size());
    assertEquals(0, work.items().search("office", "%", 10).size());
  }

  @Test
  @DisplayName("PWR-11: decisions see the items: a path through two registers, the spare UPS")
  void seen() throws SQLException {
    Around around = around();
    assertTrue(around.known("server", "SRV-99"), "an empty register takes every label");
    assertEquals(Ready.UNKNOWN, around.ready("ups.spare_ready", Value.of("UPS-1")));
    add("office", "Dinas A", Map.of("address", Value.of("Jalan 1")));
    add("node", "N-1", Map.of("office", Value.of("dinas a"), "address", Value.of("192.0.2.10")));
    add("ups", "UPS-C", Map.of("capacity_w", Value.of(1800)));

    assertEquals(Value.of("Jalan 1"), around.item("node", "N-1", "office.address"));
    assertNull(around.item("node", "N-1", "place"));
    assertFalse(around.known("node", "N-2"));
    assertEquals(Ready.NO, around.ready("ups.spare_ready", Value.of("UPS-1")));
    keep(item("ups", "UPS-C"), new Fact.ItemMoved("ups", "UPS-C", "spare", ""));
    assertEquals(Ready.YES, around.ready("ups.spare_ready", Value.of("UPS-1")));
    assertEquals(Ready.NO, around.ready("ups.spare_ready", Value.of("UPS-C")));
  }

  private Around around() {
    return new Around(
        session,
        new BookTables(session, Salts.RANDOM),
        work.standing(),
        pins,
        definitions.roles(),
        definitions.registers());
  }

  private void add(String register, String label, Map<String, Value> fields) throws SQLException {
    keep(item(register, label), new Fact.ItemAdded(register, label, fields, ""));
  }

  private void keep(Subject subject, Fact... facts) throws SQLException {
    work.keep(
        "c-" + ++commands,
        SARI,
        subject,
        "",
        (_, _) -> new Decision.Accepted(List.of(facts), List.of()));
  }

  private static Subject item(String register, String label) {
    return new Subject(Subject.Kind.ITEM, register + "/" + label);
  }

  private static Value day(String text) {
    return Value.of(text);
  }

  private List<String> rows() {
    List<String> all = new ArrayList<>();
    try {
      for (String table : TABLES) {
        all.addAll(
            session.list(row -> table + line(row), "SELECT * FROM " + table + " ORDER BY 1, 2, 3"));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }

  private static String line(ResultSet row) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      text.append('|').append(row.getString(i));
    }
    return text.toString();
  }

  /// A clock that stands.
  private record At(Instant now) implements HubClock {
    @Override
    public long wallMs() {
      return now.toEpochMilli();
    }

    @Override
    public long uptimeMs() {
      return now.toEpochMilli();
    }
  }
}
