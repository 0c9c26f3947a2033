package id.penjaga.hub.app.store.power;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.fuel.FuelFact;
import id.penjaga.hub.core.outage.PowerFact;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What people told of outages: the cases of OUTAGE_IN and OUTAGE_OUT.
final class OutageCases {
  private static final String OF_OUTAGES =
      " FROM work_case WHERE procedure IN ('OUTAGE_IN', 'OUTAGE_OUT')";
  private static final String FORM = "OUTAGE";

  private final SqlSession session;

  OutageCases(SqlSession session) {
    this.session = session;
  }

  /// One case.
  ///
  /// @param recorder who wrote the time down; null while nobody did
  /// @param litres filled in, in all its refills
  record Told(
      Case state, By.@Nullable Human recorder, List<PowerFact.Told> facts, List<Refill> refills) {
    double litres() {
      return refills.stream().mapToDouble(Refill::litres).sum();
    }
  }

  record Refill(Instant at, double litres, @Nullable Double after) {}

  /// What cases name as their room; empty for none.
  List<String> keys() throws SQLException {
    return session.list(row -> row.getString(1), "SELECT DISTINCT case_key" + OF_OUTAGES);
  }

  /// The cases of a room that were opened within a stretch, in order.
  ///
  /// @param keys under which the room is known
  List<Told> of(Collection<String> keys, Instant from, Instant until) throws SQLException {
    List<Long> ids = new ArrayList<>();
    session.list(
        row -> {
          String key = row.getString("case_key");
          if (keys.stream().anyMatch(key::equalsIgnoreCase)) {
            ids.add(row.getLong("id"));
          }
          return true;
        },
        "SELECT id, case_key"
            + OF_OUTAGES
            + " AND opened_ms >= ? AND opened_ms <= ? ORDER BY opened_ms, id",
        from.toEpochMilli(),
        until.toEpochMilli());
    Map<String, List<Entry>> entries =
        BookTables.reading(session).ofCases(ids).stream()
            .collect(Collectors.groupingBy(entry -> entry.subject().id()));
    List<Told> all = new ArrayList<>();
    for (long id : ids) {
      Told told = told(entries.getOrDefault(Long.toString(id), List.of()));
      if (told != null) {
        all.add(told);
      }
    }
    return all;
  }

  private static @Nullable Told told(List<Entry> entries) {
    Case state = Cases.fold(entries);
    if (state == null || Case.CANCELLED.equals(state.end())) {
      return null;
    }
    Instant opened = state.opened();
    List<PowerFact.Told> facts = new ArrayList<>();
    Map<String, Instant> saidAt = new LinkedHashMap<>();
    Set<Refill> refills = new LinkedHashSet<>();
    By.Human recorder = null;
    for (Entry entry : entries) {
      for (Fact fact : entry.facts()) {
        Map<String, Value> answers =
            switch (fact) {
              case Fact.Answered answered when answered.form().equals(FORM) -> answered.answers();
              case Fact.Amended amended when amended.form().equals(FORM) -> {
                refills(amended.before()).forEach(refills::remove);
                yield amended.answers();
              }
              default -> Map.of();
            };
        answers.keySet().forEach(key -> saidAt.put(key, entry.at()));
        refills.addAll(refills(answers));
        if (answers.containsKey("started_recorded")
            && recorder == null
            && entry.by() instanceof By.Human human) {
          recorder = human;
        }
        if (fact instanceof Fact.Taken(String _, long by)) {
          facts.add(
              new PowerFact.Told(
                  entry.at(), opened, PowerFact.Kind.HANDED_OVER, entry.at(), "p" + by, "", 0));
        }
      }
    }
    Map<String, Value> answers = state.answers().getOrDefault(FORM, Map.of());
    Instant recorded = time(answers.get("started_recorded"));
    if (recorded != null) {
      Value correction = answers.get("correction");
      facts.add(
          told(
              saidAt.getOrDefault("started_recorded", opened),
              opened,
              PowerFact.Kind.RECORDED,
              recorded,
              correction == null ? "" : correction.plain(),
              0));
    }
    Instant ended = time(answers.get("ended"));
    if (ended != null) {
      facts.add(
          told(saidAt.getOrDefault("ended", ended), opened, PowerFact.Kind.RESTORED, ended, "", 0));
    }
    for (Refill refill : refills) {
      facts.add(
          told(refill.at(), opened, PowerFact.Kind.REFILLED, refill.at(), "", refill.litres()));
    }
    return new Told(state, recorder, facts, List.copyOf(refills));
  }

  private static PowerFact.Told told(
      Instant at, Instant opened, PowerFact.Kind kind, Instant of, String text, double litres) {
    return new PowerFact.Told(at, opened, kind, of, "", text, litres);
  }

  private static List<Refill> refills(Map<String, Value> answers) {
    List<Refill> all = new ArrayList<>();
    if (answers.get("refills") instanceof Value.Many(List<Value> rows)) {
      for (Value row : rows) {
        if (row instanceof Value.Group(var fields)) {
          Instant at = time(fields.get("at"));
          Double litres = number(fields.get("litres"));
          if (at != null && litres != null) {
            all.add(new Refill(at, litres, number(fields.get("level_after"))));
          }
        }
      }
    }
    return all;
  }

  /// Refills as the steps of cases tell them.
  static List<FuelFact.Filled> fuel(List<Told> cases) {
    List<FuelFact.Filled> all = new ArrayList<>();
    for (Told told : cases) {
      for (Refill refill : told.refills()) {
        all.add(
            new FuelFact.Filled(
                refill.at(), refill.litres(), refill.after(), "case/" + told.state().id()));
      }
    }
    return all;
  }

  static @Nullable Double number(@Nullable Value value) {
    return value instanceof Value.Numeric(BigDecimal number) ? number.doubleValue() : null;
  }

  private static @Nullable Instant time(@Nullable Value value) {
    try {
      return value == null ? null : Instant.parse(value.plain());
    } catch (DateTimeException _) {
      return null;
    }
  }
}
