package id.penjaga.hub.app.procedures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.Pin;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.WorkSchema;
import id.penjaga.hub.app.store.work.Pins;
import id.penjaga.hub.app.store.work.RegisterShelf;
import id.penjaga.hub.app.store.work.Salts;
import id.penjaga.hub.app.store.work.WorkBook;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Proposed;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.register.Due;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The months of a busy office add up, and no duty is forgotten. `.ci/slow` plays a whole year.
class BusyYearTest {
  private static final int WEEKS = Integer.getInteger("busy.weeks", 3);
  private static final int AT_ONCE = 200;

  @TempDir Path folder;
  private SqlSession session;

  @Test
  @DisplayName("SYS-02: the months of a busy office add up, and every duty is met or shown late")
  void addsUp() throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.resolve("year") + ";WRITE_DELAY=0");
    WorkSchema.migrate(source);
    try (SqlSession opened = new SqlSession(source)) {
      session = opened;
      begun().install(Desk.SHIPPED.procedures().values(), Desk.SHIPPED.texts());
      Desk desk = Desk.shipped();
      desk.book.addAll(BookTables.reading(session).after(0, 1000));
      int before = desk.book.size();
      long began = System.nanoTime();
      BusyYear year = new BusyYear(desk, 20_260_105);
      LocalDate end = year.play(WEEKS);
      double played = (System.nanoTime() - began) / 1e9;
      List<Entry> entries = desk.book.subList(before, desk.book.size());
      store(entries);
      begun(); // makes the tables of it
      System.out.printf(
          "%d weeks, %d cases, %d entries: played in %.1f s, kept and folded in %.1f s%n",
          WEEKS,
          desk.cases.size(),
          entries.size(),
          played,
          (System.nanoTime() - began) / 1e9 - played);
      assertTrue(desk.cases.size() > 60 * WEEKS, () -> desk.cases.size() + " cases");
      assertEquals(told(entries), listed());
      met(year.due(end), end);
    }
  }

  private WorkBook begun() throws SQLException {
    return new WorkBook(
        session,
        HubClock.SYSTEM,
        new Pins(Desk.SHIPPED.procedures().values(), BusyYearTest::read),
        Desk.SHIPPED.roles(),
        new RegisterShelf(
            Desk.SHIPPED.registers(),
            text -> {
              throw new AssertionError(text);
            }),
        Desk.SHIPPED.calendar(),
        _ -> {},
        _ -> {});
  }

  private static Definition read(String text) {
    try {
      return Pin.read(text);
    } catch (ConfigRefused e) {
      throw new AssertionError(e);
    }
  }

  private void store(List<Entry> entries) throws SQLException {
    BookTables book = new BookTables(session, Salts.RANDOM);
    for (int from = 0; from < entries.size(); from += AT_ONCE) {
      List<Proposed> some = new ArrayList<>();
      for (Entry entry : entries.subList(from, Math.min(from + AT_ONCE, entries.size()))) {
        some.add(
            new Proposed(
                entry.by(),
                entry.at(),
                "year-" + entry.sequence(),
                "",
                entry.subject(),
                entry.facts()));
      }
      book.append(some, Instant.now().plus(1000, ChronoUnit.DAYS)); // after all that it tells
    }
    session.connection().commit();
  }

  /// Cases opened and ended by month and procedure, and deviations, as the entries tell them.
  private static Map<String, Long> told(List<Entry> entries) {
    Map<String, Long> counts = new TreeMap<>();
    Map<String, String> procedures = new TreeMap<>();
    for (Entry entry : entries) {
      String about = entry.subject().toString();
      for (Fact fact : entry.facts()) {
        switch (fact) {
          case Fact.Opened opened -> {
            procedures.put(about, opened.procedure());
            count(counts, "opened", entry.at(), opened.procedure());
          }
          case Fact.Closed _, Fact.Cancelled _ ->
              count(counts, "ended", entry.at(), procedures.get(about));
          case Fact.Deviated late -> procedures.put(about + " " + late.deviation(), "deviation");
          default -> {} // nothing that a month counts
        }
      }
    }
    counts.put("deviations", procedures.values().stream().filter("deviation"::equals).count());
    return counts;
  }

  /// The same from the tables that lists and reports ask.
  private Map<String, Long> listed() throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    session.list(
        row -> {
          String procedure = row.getString("procedure");
          count(counts, "opened", Instant.ofEpochMilli(row.getLong("opened_ms")), procedure);
          if (row.getLong("ended_ms") > 0) {
            count(counts, "ended", Instant.ofEpochMilli(row.getLong("ended_ms")), procedure);
          }
          return procedure;
        },
        "SELECT procedure, opened_ms, ended_ms FROM work_case");
    Long deviations = session.first(row -> row.getLong(1), "SELECT COUNT(*) FROM work_deviation");
    counts.put("deviations", deviations == null ? 0 : deviations);
    return counts;
  }

  private static void count(Map<String, Long> counts, String what, Instant at, String procedure) {
    counts.merge(
        what + " " + YearMonth.from(at.atZone(Desk.ZONE)) + " " + procedure, 1L, Long::sum);
  }

  /// Each doing that came too late is shown with its days, and what nobody did is overdue.
  private static void met(List<Due> duties, LocalDate today) {
    assertTrue(duties.stream().anyMatch(due -> due.last() != null), "nothing was ever done");
    int counted = 0;
    for (Due due : duties) {
      if (!due.of().lateAllowed()) {
        due.past().forEach(past -> assertTrue(past.met() != null || due.missed().contains(past)));
        continue;
      }
      LocalDate from = due.of().from();
      for (LocalDate day :
          due.of().met().stream().filter(one -> one.isAfter(due.of().from())).toList()) {
        long late = ChronoUnit.DAYS.between(from.plusDays(due.of().days()), day);
        long shown =
            due.past().stream()
                .filter(past -> day.equals(past.met()))
                .mapToLong(Due.Past::late)
                .sum();
        assertEquals(Math.max(0, late), shown, () -> due.toString());
        from = day;
        counted++;
      }
      assertEquals(
          today.isAfter(from.plusDays(due.of().days())),
          due.state() == Due.State.OVERDUE,
          () -> due.toString());
    }
    assertTrue(counted > 0, "no duty was done");
  }
}
