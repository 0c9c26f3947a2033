package id.penjaga.hub.app.store.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.LineHash;
import id.penjaga.hub.core.book.Proposed;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.erasure.Personal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the book promises, whatever database it is in.
@DisplayName("The book (ACC-18)")
abstract class BookContract {
  private static final Instant NOW = Instant.parse("2026-09-15T02:10:00.123456Z");
  private static final Instant NOW_MS = Instant.parse("2026-09-15T02:10:00.123Z");
  private static final By SARI = new By.Human(1, "staf_jaringan_dc");
  private static final Subject CASE = Subject.ofCase(1);

  private final Random random = new Random(7);
  private DataSource database;
  private SqlSession session;
  private BookTables book;

  /// With the tables of people's work, which are empty.
  abstract DataSource database() throws Exception;

  @BeforeEach
  void open() throws Exception {
    database = database();
    session = session();
    book = book(session);
  }

  @AfterEach
  void close() throws SQLException {
    session.close();
  }

  private SqlSession session() throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    return new SqlSession(connection);
  }

  private BookTables book(SqlSession in) {
    return new BookTables(
        in,
        () -> {
          byte[] salt = new byte[32];
          random.nextBytes(salt);
          return salt;
        });
  }

  private static Proposed note(String command, String text) {
    return new Proposed(
        SARI,
        null,
        command,
        text,
        CASE,
        List.of(new Fact.Noted(new Value.Personal(text), List.of())));
  }

  private List<String> lines() throws SQLException {
    return book.exported(0, Integer.MAX_VALUE);
  }

  private long personal() throws SQLException {
    Long count = session.first(row -> row.getLong(1), "SELECT COUNT(*) FROM book_personal");
    return count == null ? -1 : count;
  }

  @Test
  @DisplayName("A rebuild reads some kinds of subjects, in the order of the book and sealed")
  void sealed() throws SQLException {
    List<Subject> about =
        List.of(
            Subject.ofCase(1),
            new Subject(Subject.Kind.SITE, "rooms"),
            Subject.ofCase(3),
            new Subject(Subject.Kind.ITEM, "ups/UPS-1"),
            Subject.ofCase(1));
    for (int i = 0; i < about.size(); i++) {
      Proposed note = note("c-" + i, "teks " + i);
      book.append(
          new Proposed(note.by(), null, note.command(), note.asked(), about.get(i), note.facts()),
          NOW);
    }
    Set<Subject.Kind> kinds = Set.of(Subject.Kind.CASE, Subject.Kind.ITEM);
    List<Entry> read = book.sealed(kinds, 2, 5);
    assertEquals(List.of(3L, 4L, 5L), read.stream().map(Entry::sequence).toList());
    assertInstanceOf(
        Value.Committed.class, ((Fact.Noted) read.getFirst().facts().getFirst()).text());
    assertEquals(
        List.of(1L, 5L), book.sealed(Subject.ofCase(1)).stream().map(Entry::sequence).toList());
  }

  @Test
  void entriesAreNumberedAndBoundToTheOneBefore() throws SQLException {
    assertEquals(0, book.last().sequence());
    Entry first = book.append(note("c-1", "satu"), NOW);
    Entry second = book.append(note("c-2", "dua"), NOW.plusSeconds(1));
    assertEquals(1, first.sequence());
    assertEquals(LineHash.GENESIS, first.prev());
    assertEquals(NOW_MS, first.typed());
    assertEquals(NOW_MS, first.at());
    assertEquals(2, second.sequence());
    assertEquals(first.hash(), second.prev());
    assertEquals(second.hash(), book.last().hash());
    for (String line : lines()) {
      assertTrue(LineHash.holds(line), line);
    }
  }

  @Test
  void whatComesBackIsWhatIsStored() throws SQLException {
    Entry appended = book.append(note("c-1", "baris 1\n服务器 خادم 🔥 \0 \ud83d '; DROP"), NOW);
    session.connection().commit();
    try (SqlSession other = session()) {
      assertEquals(appended, book(other).entry(1));
      assertEquals(List.of(appended), book(other).entries(CASE));
      assertEquals(List.of(appended), book(other).entries(Subject.Kind.CASE));
      assertEquals(List.of(appended), book(other).after(0, 10));
    }
    assertEquals(
        new Value.Personal("baris 1\n服务器 خادم 🔥 \0 \ud83d '; DROP"),
        ((Fact.Noted) appended.facts().getFirst()).text());
    assertNull(book.entry(2));
  }

  @Test
  @DisplayName("A command sent twice makes one entry, and the second answer is the first")
  void aCommandSentTwiceMakesOneEntry() throws SQLException {
    Entry first = book.append(note("c-1", "satu"), NOW);
    assertEquals(first, book.append(note("c-1", "satu"), NOW.plusSeconds(9)));
    assertEquals(first, book.made("c-1", "satu"));
    assertNull(book.made("c-2", "satu"));
    assertEquals(1, lines().size());
  }

  @Test
  void anotherCommandUnderTheSameIdIsRefusedLoudly() throws SQLException {
    book.append(note("c-1", "satu"), NOW);
    String said =
        assertThrows(CommandReused.class, () -> book.append(note("c-1", "dua"), NOW)).getMessage();
    assertTrue(said.contains("entry 1"), said);
    assertEquals(1, lines().size());
  }

  @Test
  void typedNeverGoesBackAndNothingIsStillToCome() throws SQLException {
    book.append(note("c-1", "satu"), NOW);
    assertEquals(NOW_MS, book.typed(NOW.minusSeconds(3600)));
    assertEquals(NOW_MS, book.append(note("c-2", "dua"), NOW.minusSeconds(3600)).typed());
    Proposed late =
        new Proposed(SARI, NOW.minusSeconds(60), "c-3", "", CASE, List.of(new Fact.Begun(1)));
    assertEquals(NOW_MS.minusSeconds(60), book.append(late, NOW).at());
    Proposed early =
        new Proposed(SARI, NOW.plusSeconds(60), "c-4", "", CASE, List.of(new Fact.Begun(1)));
    assertThrows(IllegalArgumentException.class, () -> book.append(early, NOW));
    assertEquals(3, lines().size());
  }

  @Test
  void whatIsTakenBackWasNeverThere() throws SQLException {
    book.append(note("c-1", "satu"), NOW);
    Savepoint before = session.savepoint();
    book.append(note("c-2", "dua"), NOW);
    session.rollback(before);
    assertEquals(2, book.append(note("c-3", "tiga"), NOW).sequence());
    assertNull(book.made("c-2", "dua"));
    assertEquals(2, personal());
  }

  @Test
  void aNumberIsGivenOnce() throws SQLException {
    assertEquals(1, book.number("F-01", "2026"));
    book.append(numbered("c-1", 1), NOW);
    book.append(numbered("c-2", 2), NOW);
    assertEquals(3, book.number("F-01", "2026"));
    assertEquals(1, book.number("F-01", "2027"));
    assertEquals(1, book.number("F-04", "2026"));
    Savepoint before = session.savepoint();
    assertThrows(IllegalArgumentException.class, () -> book.append(numbered("c-3", 2), NOW));
    session.rollback(before);
    assertEquals(3, book.number("F-01", "2026"));
  }

  private static Proposed numbered(String command, long number) {
    return new Proposed(
        SARI,
        null,
        command,
        "",
        CASE,
        List.of(new Fact.Numbered("F-01", "2026", number, "F-01/2026/09/00" + number, null)));
  }

  @Test
  @DisplayName("Erasing a person takes their data away and leaves every hash as it was")
  void erasingLeavesEveryHash() throws SQLException {
    Subject rina = new Subject(Subject.Kind.PERSON, "1");
    Map<String, Value> fields =
        Map.of("name", new Value.Personal("Rina"), "unit", Value.of("Aptika"));
    book.append(
        new Proposed(SARI, null, "c-1", "add Rina", rina, List.of(new Fact.PersonAdded(1, fields))),
        NOW);
    book.append(note("c-2", "lain"), NOW);
    List<String> before = lines();
    List<Personal> data = Personal.of(rina, book.entries(rina), NOW);
    assertEquals(data, book.left(data));
    book.append(
        new Proposed(
            SARI, null, "c-3", "", rina, List.of(new Fact.Erased(rina.toString(), "retensi"))),
        NOW);
    book.erase(data);
    assertEquals(List.of(), book.left(data));
    assertEquals(before, lines().subList(0, 2));
    assertEquals(1, personal());
    Entry erased = book.entries(rina).getFirst();
    assertTrue(
        erased.facts().getFirst() instanceof Fact.PersonAdded(var _, Map<String, Value> kept)
            && kept.get("name") instanceof Value.Committed
            && kept.get("unit").equals(Value.of("Aptika")));
    assertEquals(erased, book.made("c-1", "whatever"), "nothing is left to compare with");
  }

  @Test
  void personalDataStandsBesideTheLineAndTwoLikeTextsDiffer() throws SQLException {
    book.append(note("c-1", "Rina"), NOW);
    book.append(note("c-2", "Rina"), NOW);
    lines().forEach(line -> assertTrue(!line.contains("Rina"), line));
    List<String> salts = session.list(row -> row.getString(1), "SELECT salt FROM book_personal");
    assertNotEquals(salts.getFirst(), salts.getLast());
  }

  @Test
  void changedPersonalDataIsNoticed() throws SQLException {
    book.append(note("c-1", "Rina"), NOW);
    session.update("UPDATE book_personal SET text = '\"Sari\"'");
    String said = assertThrows(IllegalStateException.class, () -> book.entry(1)).getMessage();
    assertTrue(said.contains("entry 1"), said);
  }

  @Test
  void aRebuildReadsInPieces() throws SQLException {
    for (int i = 1; i <= 25; i++) {
      book.append(note("c-" + i, "teks " + i), NOW);
    }
    List<Entry> all = new ArrayList<>();
    for (List<Entry> piece = book.after(0, 10); !piece.isEmpty(); ) {
      all.addAll(piece);
      piece = book.after(all.getLast().sequence(), 10);
    }
    assertEquals(25, all.size());
    assertEquals(all, book.entries(CASE));
    assertEquals(
        new Value.Personal("teks 25"), ((Fact.Noted) all.getLast().facts().getFirst()).text());
  }

  @Test
  void aLongTextIsKeptAndATooLongOneSaysSo() throws SQLException {
    String text = "é".repeat(200_000);
    Fact.Accounted fact = new Fact.Accounted(1, Value.of(text));
    Entry entry = book.append(new Proposed(SARI, null, "c-1", "", CASE, List.of(fact)), NOW);
    assertEquals(List.of(fact), entry.facts());
    assertNotNull(book.entry(1));
    Fact.Accounted huge = new Fact.Accounted(1, Value.of("é".repeat(1_000_000)));
    String said =
        assertThrows(
                IllegalArgumentException.class,
                () -> book.append(new Proposed(SARI, null, "c-2", "", CASE, List.of(huge)), NOW))
            .getMessage();
    assertTrue(said.contains("attach long texts"), said);
  }
}
