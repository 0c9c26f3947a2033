package id.penjaga.hub.app.store.observed;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.store.work.ItemRows;
import id.penjaga.hub.app.store.work.WorkQueries;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Register;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Administration of servers that left no entry in their logs (MNT-07).
///
/// @param visits to administer a server whose log says nothing of that day, the latest first
/// @param servers in service without any entry in the period
/// @param writers persons who wrote an entry in the period
public record UnloggedActs(List<Visit> visits, List<String> servers, Set<Long> writers) {
  /// The procedure of the logbook itself, of visits or not.
  private static final String ENTRY = "ENTRY";

  private static final String SERVER = "server";
  private static final int PAGE = 200;

  /// A visit to the room.
  ///
  /// @param about the case that tells of it
  public record Visit(String server, LocalDate day, long about, String number) {}

  /// Those of a period of days.
  ///
  /// @param procedures of visits, by id
  /// @param servers the register of servers; null for none
  /// @throws StoreException when the database cannot answer
  public static UnloggedActs of(
      SqlSession session,
      Set<String> procedures,
      @Nullable Register servers,
      LocalDate from,
      LocalDate until,
      ZoneId zone) {
    try {
      return read(session, procedures, servers, from, until, zone);
    } catch (SQLException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }

  private static UnloggedActs read(
      SqlSession session,
      Set<String> procedures,
      @Nullable Register servers,
      LocalDate from,
      LocalDate until,
      ZoneId zone)
      throws SQLException {
    ItemRows items = new ItemRows(session);
    BookTables book = BookTables.reading(session);
    Map<String, Set<LocalDate>> logged = new HashMap<>();
    Set<Long> writers = new TreeSet<>();
    for (Entry entry : book.entries(items.logged(SERVER, from.atStartOfDay(zone).toInstant()))) {
      LocalDate day = LocalDate.ofInstant(entry.at(), zone);
      for (Fact fact : entry.facts()) {
        String server = logs(fact);
        if (!server.isEmpty() && !day.isBefore(from)) {
          logged.computeIfAbsent(Item.key(server), _ -> new HashSet<>()).add(day);
          if (entry.by() instanceof By.Human human) {
            writers.add(human.person());
          }
        }
      }
    }
    List<String> silent = new ArrayList<>();
    for (Item item : items.of(SERVER)) {
      if (!logged.containsKey(Item.key(item.label()))
          && servers != null
          && servers.stateOf(item).equals("in_service")) {
        silent.add(item.label());
      }
    }
    List<Long> cases = new ArrayList<>();
    Set<String> entries = new TreeSet<>(procedures);
    entries.add(ENTRY);
    for (String procedure : entries) {
      opened(session, procedure, from, zone).forEach(row -> cases.add(row.id()));
    }
    Map<Subject, List<Entry>> told = new LinkedHashMap<>();
    book.ofCases(cases)
        .forEach(entry -> told.computeIfAbsent(entry.subject(), _ -> new ArrayList<>()).add(entry));
    List<Visit> visits = new ArrayList<>();
    for (List<Entry> one : told.values()) {
      Case state = Cases.fold(one);
      if (state != null && !Case.CANCELLED.equals(state.end())) {
        visits.addAll(visits(state, zone));
      }
    }
    visits.removeIf(visit ->
        visit.day().isBefore(from)
            || visit.day().isAfter(until)
            || logged.getOrDefault(Item.key(visit.server()), Set.of()).contains(visit.day()));
    visits.sort(Comparator.comparing(Visit::day).reversed().thenComparing(Visit::server));
    return new UnloggedActs(List.copyOf(visits), List.copyOf(silent), Set.copyOf(writers));
  }

  /// The server in whose log a fact writes something; empty for none.
  private static String logs(Fact fact) {
    return switch (fact) {
      case Fact.ItemAdded added when added.register().equals(SERVER) && !blank(added.log()) ->
          added.item();
      case Fact.ItemChanged changed
          when changed.register().equals(SERVER) && !blank(changed.log()) ->
          changed.item();
      default -> "";
    };
  }

  /// What was erased was written once.
  private static boolean blank(Value log) {
    return !(log instanceof Value.Committed) && log.plain().isBlank();
  }

  private static List<WorkQueries.CaseRow> opened(
      SqlSession session, String procedure, LocalDate from, ZoneId zone) throws SQLException {
    long since = from.atStartOfDay(zone).toInstant().toEpochMilli();
    WorkQueries queries = new WorkQueries(session);
    List<WorkQueries.CaseRow> all = new ArrayList<>();
    Long before = null;
    while (true) {
      List<WorkQueries.CaseRow> page = queries.cases(procedure, null, null, "", before, PAGE);
      for (WorkQueries.CaseRow row : page) {
        before = row.id();
        if (row.openedMs() >= since) {
          all.add(row);
        }
      }
      if (page.size() < PAGE || page.getLast().openedMs() < since) {
        return all;
      }
    }
  }

  private static List<Visit> visits(Case state, ZoneId zone) {
    List<Visit> all = new ArrayList<>();
    state.answers().keySet().stream()
        .filter(place -> place.startsWith("LOGBOOK"))
        .flatMap(place -> state.told(place).stream())
        .forEach(answers -> {
          LocalDate day = day(answers.get("time_in"), zone);
          if (day != null
              && answers.get("work_kind") instanceof Value kind
              && kind.plain().equals("administration")
              && answers.get("servers") instanceof Value.Many(List<Value> rows)) {
            for (Value one : rows) {
              if (one instanceof Value.Group(var parts)
                  && parts.get(SERVER) instanceof Value named) {
                all.add(new Visit(named.plain(), day, state.id(), state.number()));
              }
            }
          }
        });
    return all;
  }

  private static @Nullable LocalDate day(@Nullable Value time, ZoneId zone) {
    try {
      return time == null ? null : LocalDate.ofInstant(Instant.parse(time.plain()), zone);
    } catch (DateTimeException _) {
      return null;
    }
  }
}
