package id.penjaga.hub.app.store.work;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Pin;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.work.Decision;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A book with one person in it and the shipped registers, whatever database they are in.
abstract class ItemSetting {
  private static final By SARI = new By.Human(1, "");
  static final Instant NOW = Instant.parse("2026-09-01T02:10:00Z");

  private static final Definitions SHIPPED = Shipped.DEFINITIONS;

  private DataSource database;
  SqlSession session;
  WorkBook work;
  final Definitions definitions = SHIPPED;
  Pins pins;
  int commands;

  /// With the tables of people's work, which are empty.
  abstract DataSource database() throws Exception;

  @BeforeEach
  void open() throws Exception {
    database = database();
    connect();
    pins =
        new Pins(
            definitions.procedures().values(),
            text -> {
              try {
                return Pin.read(text);
              } catch (ConfigRefused e) {
                throw new IllegalStateException(e);
              }
            });
    work = begun(_ -> {});
    work.install(definitions.procedures().values(), definitions.texts());
    keep(
        new Subject(Subject.Kind.PERSON, "1"),
        new Fact.PersonAdded(
            1,
            Map.of(
                "name",
                new Value.Personal("Sari"),
                "unit",
                Value.of("ICT"),
                "login",
                Value.of("sari"))),
        new Fact.Granted(1, 1, "administrator_server", LocalDate.parse("2026-01-01"), null));
  }

  void connect() throws SQLException {
    session = new SqlSession(database);
  }

  /// The work of people, begun anew on the session.
  WorkBook begun(Consumer<Projections.@Nullable Progress> rebuilding) throws SQLException {
    return new WorkBook(
        session,
        new At(NOW),
        pins,
        definitions.roles(),
        new RegisterShelf(
            definitions.registers(),
            text -> {
              throw new AssertionError(text);
            }),
        Objects.requireNonNull(definitions.calendar()),
        _ -> {},
        rebuilding);
  }

  @AfterEach
  void close() throws SQLException {
    session.close();
  }

  long entries() throws SQLException {
    return new BookTables(session, Salts.RANDOM).last().sequence();
  }

  /// Lets Sari record exceptions, too.
  void official() throws SQLException {
    keep(
        new Subject(Subject.Kind.PERSON, "1"),
        new Fact.Granted(2, 1, "pejabat_berwenang", LocalDate.parse("2026-01-01"), null));
  }

  static ItemCommand inventory(String register, Map<String, Map<String, Value>> items) {
    return new ItemCommand.Together(
        register,
        items.entrySet().stream()
            .<ItemCommand>map(item ->
                new ItemCommand.Add(
                    register,
                    item.getKey(),
                    item.getValue(),
                    SampleEquipment.OF_FIXTURE.states().getOrDefault(item.getKey(), ""),
                    "inventarisasi"))
            .toList());
  }

  void record(ItemCommand command) throws SQLException {
    ItemAnswer answer = desk().record("r-" + ++commands, "sari", true, command, NOW);
    assertInstanceOf(ItemAnswer.Accepted.class, answer, answer::toString);
  }

  ItemDesk desk() {
    return new ItemDesk(work, definitions.registers());
  }

  void add(String register, String label, Map<String, Value> fields) throws SQLException {
    keep(item(register, label), new Fact.ItemAdded(register, label, fields, Value.of("")));
  }

  void keep(Subject subject, Fact... facts) throws SQLException {
    work.keep(
        "c-" + ++commands,
        SARI,
        subject,
        "",
        (_, _) -> new Decision.Accepted(List.of(facts), List.of()));
  }

  static Subject item(String register, String label) {
    return new Subject(Subject.Kind.ITEM, register + "/" + label);
  }

  static Value day(String text) {
    return Value.of(text);
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
