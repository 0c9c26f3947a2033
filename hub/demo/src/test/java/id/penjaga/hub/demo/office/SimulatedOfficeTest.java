package id.penjaga.hub.demo.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.office.CaseFilter;
import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.office.ClosedCase;
import id.penjaga.hub.app.office.DeviationLine;
import id.penjaga.hub.app.office.ItemFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.office.duty.DutyLine;
import id.penjaga.hub.app.papers.PaperFolder;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.book.BookExport;
import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.verify.VerifyCommand;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.people.PeopleRules;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.retention.KeepTimes;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The simulated office")
class SimulatedOfficeTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final Instant NOW = Instant.parse("2026-09-15T03:30:00Z");

  @Test
  @Timeout(180)
  @DisplayName(
      "SYS-02 MNT-06: a year has closed cases of every procedure, five are open, its book is proven"
          + " and tells it all")
  void aYear(@TempDir Path folder) throws Exception {
    Definitions definitions = DefinitionFolder.read(Path.of("../../config").toAbsolutePath());
    long began = System.nanoTime();
    assertEquals(
        List.of(),
        new SimulatedOffice(definitions, ZONE, () -> false)
            .write(folder, "kata sandi uji", NOW, 1));
    double seconds = (System.nanoTime() - began) / 1e9;
    assertEquals(
        List.of(
            "CARE_REPORT", "MONTH_REPORT", "F-04", "EVIDENCE_RECEIPT", "BERITA_ACARA", "RECORD"),
        new FiledPapers(
                definitions, PaperFolder.read(Path.of("../../config").toAbsolutePath(), ""), ZONE)
            .file(folder, NOW));
    PastClock clock = new PastClock(NOW);
    OfficeStart start = new OfficeStart(definitions, ZONE, clock, KeepTimes.USUAL);
    try (Store store = Store.open(folder, clock, new Threads(bug -> {}), start.beginning())) {
      Office office = start.open(store);
      Set<String> closed = new TreeSet<>();
      int cases = 0;
      for (String procedure : definitions.procedures().keySet()) {
        List<CaseLine> lines = office.cases(new CaseFilter(procedure, false, null, "", null), 200);
        cases += lines.size();
        if (!lines.isEmpty()) {
          closed.add(procedure);
        }
      }
      List<CaseLine> open = office.cases(new CaseFilter(null, true, null, "", null), 200);
      List<DeviationLine> all = office.deviations(null, false, 200);
      long waiting = all.stream().filter(line -> line.account() == null).count();
      List<String> due =
          office.obligations(NOW.atZone(ZONE).toLocalDate()).stream()
              .filter(line ->
                  line.opens() != null
                      && line.open() == 0
                      && line.due().calls(NOW.atZone(ZONE).toLocalDate()))
              .map(DutyLine::command)
              .toList();
      System.out.printf(
          "%d closed cases, %d deviations (%d wait), in %.1f s%n",
          cases, all.size(), waiting, seconds);
      assertEquals(new TreeSet<>(definitions.procedures().keySet()), closed);
      assertEquals(
          Set.of("SRVSEC", "NETFAULT", "MON", "WEBFAULT", "VISIT"),
          open.stream().map(CaseLine::procedure).collect(Collectors.toSet()));
      assertEquals(5, open.size(), () -> open.toString());
      assertTrue(!due.isEmpty() && due.size() < 7, () -> "due this morning: " + due);
      assertTrue(waiting > 0 && waiting * 2 < all.size(), () -> waiting + " of " + all.size());
      logged(office);
      assertEquals(
          "0812-0000-0006",
          office
              .people()
              .notices(Objects.requireNonNull(office.people().byLogin("joko")).id())
              .get(PeopleRules.NOTICE_TO + SimulatedOffice.MESSAGES));
    }
    provenAndMadeAgain(folder, start);
  }

  @Test
  @DisplayName("SYS-02: whatever day it is told on, nothing happens before the things are there")
  void everyDay() {
    for (LocalDate day = LocalDate.of(2026, 11, 1); day.getYear() < 2028; day = day.plusDays(1)) {
      Instant first = day.atStartOfDay(ZONE).toInstant();
      List<CasePlan> plans = new Year(ZONE, day, new Random(1)).plans(18);
      Instant earliest = plans.stream().map(CasePlan::opens).min(Comparator.naturalOrder()).get();
      assertFalse(earliest.isBefore(first), () -> "too early: " + earliest);
    }
  }

  /// Its book is whole, and tells all that is in the tables.
  private static void provenAndMadeAgain(Path folder, OfficeStart start) throws Exception {
    Path book = folder.resolve("book.jsonl");
    try (BookExport export = BookExport.of(folder);
        Writer to = Files.newBufferedWriter(book)) {
      assertTrue(export.write(BookExport.Part.BOOK, to) > 1000);
    }
    StringBuilder said = new StringBuilder();
    assertEquals(0, VerifyCommand.run(List.of("--book", book.toString()), said), said::toString);
    try (SqlSession session = new SqlSession(new Database(folder).source())) {
      Map<String, List<String>> rows = rows(session);
      assertTrue(rows.get("WORK_CASE").size() > 300, () -> rows.keySet().toString());
      session.update("UPDATE work_projection SET version = 0");
      session.update("DELETE FROM work_case");
      session.connection().commit();
      start.beginning().begin(session);
      assertEquals(rows, rows(session));
    }
  }

  /// Of the tables that are folded from the book.
  private static Map<String, List<String>> rows(SqlSession session) throws SQLException {
    Map<String, List<String>> all = new TreeMap<>();
    for (String table :
        session.list(
            row -> row.getString(1),
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC' AND"
                + " REGEXP_LIKE(table_name, '^(WORK|REGISTER|PAPER)_') AND table_name NOT IN"
                + " ('WORK_DRAFT', 'WORK_PROJECTION') AND table_name NOT LIKE '%HISTORY'")) {
      List<String> rows =
          session.list(
              row -> {
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                  line.append(row.getString(i)).append('|');
                }
                return line.toString();
              },
              "SELECT * FROM " + table);
      all.put(table, rows.stream().sorted().toList());
    }
    return all;
  }

  /// The maintenance log of a server, with the closed cases about it and nobody else's.
  private static void logged(Office office) {
    ItemFile file = office.holdings().file("server", "srv-02").orElseThrow();
    List<Instant> ends =
        file.closed().stream().map(closed -> closed.of().ended()).filter(Objects::nonNull).toList();
    assertTrue(ends.size() > 3, () -> file.closed().toString());
    assertEquals(ends.stream().sorted(Comparator.reverseOrder()).toList(), ends);
    for (ClosedCase closed : file.closed()) {
      assertTrue(closed.of().subject().contains("SRV-02"), closed::toString);
      assertFalse(closed.persons().isEmpty(), closed::toString);
    }
    for (Entry entry : file.log()) {
      assertTrue(
          entry.facts().stream()
              .anyMatch(fact ->
                  fact instanceof Fact.ItemAdded added && file.item().is("server", added.item())
                      || fact instanceof Fact.ItemChanged changed
                          && file.item().is("server", changed.item())
                      || fact instanceof Fact.ItemMoved moved
                          && file.item().is("server", moved.item())),
          entry::toString);
    }
    assertEquals(
        List.of("SRV-01", "SRV-02"),
        office.holdings().file("ups", "UPS-1").orElseThrow().naming().stream()
            .filter(item -> item.register().equals("server"))
            .map(Item::label)
            .toList());
  }
}
